package io.skybeat.analytics.onnx;

import io.skybeat.analytics.vision.Region;

/**
 * How a region of a picture lies in a net's input.
 *
 * @param region of the picture, pixels
 * @param width of the part of the input that it fills, pixels
 * @param height of that part, pixels; both begin at the input's top left
 */
record InputFit(Region region, int width, int height) {

  static InputFit of(Region region, ModelCard.Input input) {
    if (input.fit() == ModelCard.Fit.STRETCH) {
      return new InputFit(region, input.width(), input.height());
    }
    double scale =
        Math.min(
            (double) input.width() / region.width(), (double) input.height() / region.height());
    return new InputFit(
        region,
        (int) Math.max(1, Math.min(input.width(), Math.round(region.width() * scale))),
        (int) Math.max(1, Math.min(input.height(), Math.round(region.height() * scale))));
  }

  /** From a column of the input to one of the picture. */
  double pictureX(double inputX) {
    return region.x() + inputX * region.width() / width;
  }

  /** From a row of the input to one of the picture. */
  double pictureY(double inputY) {
    return region.y() + inputY * region.height() / height;
  }
}
