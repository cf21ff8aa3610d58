package io.skybeat.station.web;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Stills to look at: a dark square with people, and a box around what is claimed. */
final class MadeUpPicture {
  private MadeUpPicture() {}

  /** A JPEG of 1280x720; {@code seed} moves the people about. */
  static byte[] jpeg(long seed) throws IOException {
    BufferedImage image = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    SplittableRandom random = new SplittableRandom(seed);
    pen.setColor(new Color(0x23282c));
    pen.fillRect(0, 0, 1280, 720);
    pen.setColor(new Color(0x31383d));
    for (int x = 0; x < 1280; x += 160) {
      pen.fillRect(x, 60 + (int) (seed % 3) * 40, 110, 70);
      pen.fillRect(x + 40, 560, 110, 80);
    }
    for (int i = 0; i < 160; i++) {
      double spread = i < 90 ? 120 : 420;
      int x = (int) (640 + (random.nextDouble() + random.nextDouble() - 1) * spread);
      int y = (int) (340 + (random.nextDouble() + random.nextDouble() - 1) * spread / 2);
      pen.setColor(new Color(Color.HSBtoRGB((float) random.nextDouble(), 0.3f, 0.55f)));
      pen.fillRoundRect(x, y, 14, 34, 8, 8);
      pen.setColor(new Color(0x8a7460));
      pen.fillOval(x + 3, y - 8, 9, 9);
    }
    pen.setColor(new Color(0xf0575c));
    pen.setStroke(new BasicStroke(4));
    pen.drawRect(500, 240, 290, 230);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }
}
