package io.skybeat.simulator.camera;

import java.util.Arrays;

/**
 * Draws round limbs: a ball that glides from one point to another and changes its radius. Edges are
 * blended by coverage, the surface is shaded as what it is, a cone with round ends.
 */
final class Brush {
  /** Below this coverage a limb neither owns a pixel nor hides what is drawn later. */
  private static final float SOLID = 0.5f;

  private final Canvas canvas;
  private final double[] at = new double[3];
  private View view;
  private boolean shaded = true;
  private boolean writesDepth;
  private int owner = Canvas.NOBODY;
  private final int[] touched = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1};
  // Whose body last touched a pixel, hidden or not: counts each pixel of a body once.
  private final int[] body;
  private int bodyPx;

  // The light's direction, and up, in the camera's axes: right, down, ahead.
  private float lx;
  private float ly;
  private float lz;
  private float ux;
  private float uy;
  private float uz;

  Brush(Canvas canvas) {
    this.canvas = canvas;
    body = canvas.owner == null ? null : new int[canvas.owner.length];
  }

  /**
   * Begins a picture.
   *
   * @param shaded true for colours, false for plain temperatures
   */
  void begin(View view, boolean shaded) {
    this.view = view;
    this.shaded = shaded;
    if (body != null) {
      Arrays.fill(body, Canvas.NOBODY);
    }
    double e = -0.45;
    double n = -0.35;
    double u = 0.82;
    lx = (float) (e * view.right[0] + n * view.right[1] + u * view.right[2]);
    ly = (float) (e * view.down[0] + n * view.down[1] + u * view.down[2]);
    lz = (float) (e * view.ahead[0] + n * view.ahead[1] + u * view.ahead[2]);
    ux = (float) view.right[2];
    uy = (float) view.down[2];
    uz = (float) view.ahead[2];
  }

  /** From now on limbs belong to {@code person} and leave the depth buffer as it is. */
  void person(int person) {
    owner = person;
    writesDepth = false;
    touched[0] = Integer.MAX_VALUE;
    touched[1] = Integer.MAX_VALUE;
    touched[2] = -1;
    touched[3] = -1;
    bodyPx = 0;
  }

  /** From now on limbs are part of what stands still. */
  void thing() {
    owner = Canvas.NOBODY;
    writesDepth = true;
  }

  /** Left, top, right, bottom (exclusive) of all since {@link #person}, also what was hidden. */
  int[] touched() {
    return touched;
  }

  /**
   * Draws one limb.
   *
   * @param limb east, north, up, radius of one end, then of the other, metres
   * @param value colour (0xRRGGBB) or hundredths of a degree
   */
  void limb(double[] limb, int value) {
    if (!view.project(limb[0], limb[1], limb[2], at)) {
      return;
    }
    float ax = (float) at[0];
    float ay = (float) at[1];
    float depth = (float) at[2];
    float ra = (float) (limb[3] * view.focalPx / at[2]);
    if (!view.project(limb[4], limb[5], limb[6], at)) {
      return;
    }
    float rb = (float) (limb[7] * view.focalPx / at[2]);
    depth = (depth + (float) at[2]) / 2 - (float) Math.min(limb[3], limb[7]);
    stroke(ax, ay, ra, (float) at[0], (float) at[1], rb, depth, value);
  }

  private void stroke(
      float ax, float ay, float ra, float bx, float by, float rb, float depth, int value) {
    int x0 = (int) Math.floor(Math.min(ax - ra, bx - rb) - 0.5f);
    int x1 = (int) Math.ceil(Math.max(ax + ra, bx + rb) + 0.5f);
    int y0 = (int) Math.floor(Math.min(ay - ra, by - rb) - 0.5f);
    int y1 = (int) Math.ceil(Math.max(ay + ra, by + rb) + 0.5f);
    if (x1 < 0 || y1 < 0 || x0 >= canvas.width || y0 >= canvas.height) {
      return;
    }
    x0 = Math.max(0, x0);
    y0 = Math.max(0, y0);
    x1 = Math.min(canvas.width - 1, x1);
    y1 = Math.min(canvas.height - 1, y1);
    float dx = bx - ax;
    float dy = by - ay;
    float length2 = dx * dx + dy * dy;
    float inverse = length2 < 1e-6f ? 0 : 1 / length2;
    float reach = Math.max(ra, rb) + 0.5f;
    float reach2 = reach * reach;
    for (int y = y0; y <= y1; y++) {
      float py = y + 0.5f - ay;
      int row = y * canvas.width;
      for (int x = x0; x <= x1; x++) {
        float px = x + 0.5f - ax;
        float t = (px * dx + py * dy) * inverse;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        float ox = px - t * dx;
        float oy = py - t * dy;
        float d2 = ox * ox + oy * oy;
        if (d2 >= reach2) {
          continue;
        }
        float r = ra + t * (rb - ra);
        float cover = r - (float) Math.sqrt(d2) + 0.5f;
        if (cover > 0) {
          blend(row + x, x, y, ox, oy, r, d2, cover >= 1 ? 1 : cover, depth, value);
        }
      }
    }
  }

  private void blend(
      int i,
      int x,
      int y,
      float ox,
      float oy,
      float r,
      float d2,
      float cover,
      float depth,
      int value) {
    if (cover >= SOLID && owner != Canvas.NOBODY) {
      touched[0] = Math.min(touched[0], x);
      touched[1] = Math.min(touched[1], y);
      touched[2] = Math.max(touched[2], x + 1);
      touched[3] = Math.max(touched[3], y + 1);
      if (body != null && body[i] != owner) {
        body[i] = owner;
        bodyPx++;
      }
    }
    if (depth > canvas.depth[i]) {
      return;
    }
    if (shaded) {
      float inv = 1 / Math.max(r, 0.3f);
      float nx = ox * inv;
      float ny = oy * inv;
      float q = d2 * inv * inv;
      float nz = q < 1 ? -(float) Math.sqrt(1 - q) : 0;
      float direct = nx * lx + ny * ly + nz * lz;
      float above = nx * ux + ny * uy + nz * uz;
      int by = (int) (256 * (0.50f + 0.16f * above + (direct > 0 ? 0.52f * direct : 0)));
      canvas.value[i] = Canvas.mix(canvas.value[i], Canvas.scale(value, by), (int) (256 * cover));
    } else {
      int under = canvas.value[i];
      canvas.value[i] = under + (int) ((value - under) * cover);
    }
    if (cover >= SOLID) {
      if (writesDepth) {
        canvas.depth[i] = depth;
      }
      if (canvas.owner != null) {
        canvas.owner[i] = owner;
      }
    }
  }

  /** Pixels that the limbs since {@link #person} cover, hidden or not; 0 without labels. */
  int bodyPx() {
    return bodyPx;
  }

  /** Darkens the ground under and beside a foot: a soft disc on the ground. */
  void shadow(double e, double n, double radiusM, double strength) {
    if (!view.project(e, n, 0, at)) {
      return;
    }
    double rx = radiusM * view.focalPx / at[2];
    double ry = Math.max(0.7, rx * Math.abs(view.ahead[2]));
    int x0 = Math.max(0, (int) (at[0] - rx));
    int x1 = Math.min(canvas.width - 1, (int) (at[0] + rx));
    int y0 = Math.max(0, (int) (at[1] - ry));
    int y1 = Math.min(canvas.height - 1, (int) (at[1] + ry));
    for (int y = y0; y <= y1; y++) {
      double dy = (y + 0.5 - at[1]) / ry;
      for (int x = x0; x <= x1; x++) {
        double dx = (x + 0.5 - at[0]) / rx;
        double q = dx * dx + dy * dy;
        int i = y * canvas.width + x;
        if (q < 1 && canvas.depth[i] == Float.POSITIVE_INFINITY) {
          canvas.value[i] = Canvas.scale(canvas.value[i], (int) (256 * (1 - strength * (1 - q))));
        }
      }
    }
  }

  /** Darkens what is seen behind and beside a body that will stand there. */
  void shade(double e, double n, double heightM, double strength) {
    if (!view.project(e, n, 0, at)) {
      return;
    }
    double footX = at[0];
    double footY = at[1];
    double r = 0.36 * view.focalPx / at[2];
    if (!view.project(e, n, 0.8 * heightM, at)) {
      return;
    }
    double dx = at[0] - footX;
    double dy = at[1] - footY;
    double inverse = 1 / Math.max(1e-6, dx * dx + dy * dy);
    int x0 = Math.max(0, (int) (Math.min(footX, at[0]) - r));
    int x1 = Math.min(canvas.width - 1, (int) (Math.max(footX, at[0]) + r));
    int y0 = Math.max(0, (int) (Math.min(footY, at[1]) - r));
    int y1 = Math.min(canvas.height - 1, (int) (Math.max(footY, at[1]) + r));
    float depth = (float) at[2];
    float most = (float) (256 * strength);
    float perR2 = (float) (1 / (r * r));
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        double px = x + 0.5 - footX;
        double py = y + 0.5 - footY;
        double t = Math.max(0, Math.min(1, (px * dx + py * dy) * inverse));
        float q = (float) ((px - t * dx) * (px - t * dx) + (py - t * dy) * (py - t * dy)) * perR2;
        int i = y * canvas.width + x;
        if (q < 1 && depth <= canvas.depth[i]) {
          canvas.value[i] = Canvas.scale(canvas.value[i], 256 - (int) (most * (1 - q)));
        }
      }
    }
  }
}
