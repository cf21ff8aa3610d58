package io.skybeat.station.blur;

import io.skybeat.core.clip.Sha256;
import io.skybeat.core.sighting.PictureNotes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A copy of a still for those who may not see the original. It says within itself what it is of,
 * and by which rule it was made; nothing of the original's own bytes is in it.
 *
 * @param originalSha256 of the picture that it was made of, lower-case hex
 * @param rule name and version
 * @param jpeg the copy
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is, never compared
public record DerivedStill(String originalSha256, String rule, byte[] jpeg) {
  private static final int LARGEST_PX = 40_000_000;
  private static final float QUALITY = 0.85f;

  /** The copy of {@code original}; throws IOException when that is no picture that can be read. */
  public static DerivedStill of(byte[] original) throws IOException {
    BufferedImage read = read(original);
    int width = read.getWidth();
    int height = read.getHeight();
    int[] rgb = read.getRGB(0, 0, width, height, null, 0, width);
    Blur.apply(new Blur.Pixels(rgb, width, height), PictureNotes.of(original));
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, rgb, 0, width);
    String sha256 = Sha256.of(original);
    String said = "skybeat-derived-1\nof sha256 %s\nby %s\n".formatted(sha256, Blur.RULE);
    return new DerivedStill(sha256, Blur.RULE, PictureNotes.commented(write(picture), said));
  }

  private static BufferedImage read(byte[] jpeg) throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      throw new IOException("this Java reads no JPEG");
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > LARGEST_PX) {
        throw new IOException("a picture of " + pixels + " pixels, at most " + LARGEST_PX);
      }
      return reader.read(0);
    } catch (RuntimeException e) {
      throw new IOException("not a picture: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  private static byte[] write(BufferedImage picture) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
