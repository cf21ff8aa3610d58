package io.skybeat.station.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** A station's own key (Ed25519). Its private half is never printed. */
public final class SigningKey {
  private final PrivateKey key;
  private final PublicKeyFile open;

  private SigningKey(PrivateKey key, PublicKeyFile open) {
    this.key = key;
    this.open = open;
  }

  /** A new one, from the machine's own chance. */
  public static SigningKey make() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(PublicKeyFile.ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPrivate(), new PublicKeyFile(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java from 15 has Ed25519", e);
    }
  }

  /** Of {@link #secret} and its public half; throws {@link BadProof} when they are no pair. */
  public static SigningKey of(String secret, PublicKeyFile open) {
    try {
      byte[] der = Base64.getDecoder().decode(secret.strip());
      SigningKey key =
          new SigningKey(
              KeyFactory.getInstance(PublicKeyFile.ALGORITHM)
                  .generatePrivate(new PKCS8EncodedKeySpec(der)),
              open);
      byte[] trial = {1, 2, 3};
      if (open.signed(trial, key.sign(trial))) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BadProof("not a private key of Ed25519", e);
    }
    throw new BadProof("the private and the public key are no pair");
  }

  /** The private half, base64 of PKCS#8. */
  public String secret() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  public PublicKeyFile open() {
    return open;
  }

  /** Fingerprint of the public half. */
  public String id() {
    return open.id();
  }

  /** The signature over {@code bytes}, base64. */
  public String sign(byte[] bytes) {
    try {
      Signature sign = Signature.getInstance(PublicKeyFile.ALGORITHM);
      sign.initSign(key);
      sign.update(bytes);
      return Base64.getEncoder().encodeToString(sign.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this key cannot sign", e);
    }
  }
}
