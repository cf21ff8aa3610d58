package io.skybeat.simulator.world;

/**
 * How a person looks; colours are 0xRRGGBB.
 *
 * @param skinRgb skin
 * @param hairRgb hair
 * @param topRgb shirt or jacket
 * @param bottomRgb trousers, shorts or skirt
 * @param shoesRgb shoes
 * @param longSleeves false shows bare forearms
 * @param legs what covers the legs
 * @param bag what is carried
 * @param bagRgb colour of the bag
 * @param build breadth against the average, 0.88..1.15
 */
public record Outfit(
    int skinRgb,
    int hairRgb,
    int topRgb,
    int bottomRgb,
    int shoesRgb,
    boolean longSleeves,
    Legs legs,
    Bag bag,
    int bagRgb,
    double build) {

  /** What covers the legs. */
  public enum Legs {
    TROUSERS,
    SHORTS,
    SKIRT
  }

  /** What a person carries. */
  public enum Bag {
    NONE,
    BACKPACK,
    SHOULDER,
    SHOPPING
  }

  private static final int[] SKIN = {0xE8B894, 0xDDA77F, 0xD19A70, 0xC68B63, 0xF0C6A6};
  private static final int[] HAIR = {0x15120F, 0x1C1613, 0x231A15, 0x2E2119, 0x0F0E0E, 0x4A3322};
  private static final int[] TOP = {
    0xE9E6E0, 0xF2F2EE, 0xB7322C, 0x254C8C, 0x6C8FC0, 0x2D2F36, 0x1E7A5A, 0xE2B93B, 0xD9738A,
    0x7A4E8A, 0x9AA0A6, 0xC9BFA8, 0x3A6EA5, 0xA43E2A, 0x4F5B44, 0xF0D9C0, 0x5B7F95, 0xD2691E
  };
  private static final int[] BOTTOM = {
    0x22304F, 0x2B3A5E, 0x1B1D22, 0x33353B, 0x3F4F6B, 0x6B6355, 0x8A7B62, 0x20242C, 0x46505C
  };
  private static final int[] SHOES = {0x202020, 0xE6E6E6, 0x5A3A22, 0x303842, 0xC8C8C8};
  private static final int[] BAGS = {0x33261E, 0x1F2A44, 0x7C2430, 0x4C4F52, 0xB08A4A};

  /** The outfit of person {@code id} of the town {@code seed}. */
  static Outfit of(long seed, int id) {
    long s = Hash.bits(seed, 7001, id);
    double legs = Hash.unit(s, 1, 0);
    double bag = Hash.unit(s, 2, 0);
    return new Outfit(
        pick(SKIN, s, 3),
        pick(HAIR, s, 4),
        pick(TOP, s, 5),
        pick(BOTTOM, s, 6),
        pick(SHOES, s, 7),
        Hash.unit(s, 8, 0) < 0.45,
        legs < 0.72 ? Legs.TROUSERS : legs < 0.88 ? Legs.SHORTS : Legs.SKIRT,
        bag < 0.6 ? Bag.NONE : bag < 0.75 ? Bag.BACKPACK : bag < 0.88 ? Bag.SHOULDER : Bag.SHOPPING,
        pick(BAGS, s, 9),
        0.9 + 0.24 * Hash.unit(s, 10, 0));
  }

  private static int pick(int[] from, long seed, int stream) {
    return from[(int) (Hash.unit(seed, stream, 0) * from.length)];
  }
}
