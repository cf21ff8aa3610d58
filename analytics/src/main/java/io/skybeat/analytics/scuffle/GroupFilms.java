package io.skybeat.analytics.scuffle;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.analytics.tracking.Track;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Follows groups of people on the ground through a flying camera and films each at its own scale:
 * the crop stays over the group's place on the ground whatever the camera does. Of the groups whose
 * window is due those that move most come first. Not thread-safe.
 */
public final class GroupFilms {
  private static final double PERSON_M = 1.7;

  /** A meeting nearer to a film's middle than this is on its ground: a crop is 5 m wide. */
  private static final double COVERS_M = 3;

  /** Two films that drifted so near to each other film the same ground. */
  private static final double SAME_M = 2.5;

  private static final double SEEN_S = 1.8;

  /** A group whose people are told apart no more is filmed on: in a grip they are one box. */
  private static final double KEPT_S = 3;

  /** So long while somebody is seen there: one box may be two, or the other lies. */
  private static final double KEPT_WITH_ONE_S = 8;

  private static final double THERE_M = 1.7;

  /** Who walks on together is no group that stays; slower, and the crop follows. */
  private static final double DRIFTS_MPS = 0.5;

  private static final int MOST_FILMS = 16;

  /** Windows are given to the model at most so many a picture. */
  private static final int MOST_READY = 1;

  /** Persons smaller than this show no motion of their limbs at all. */
  private static final double LEAST_BODY_PX = 20;

  private final List<Film> films = new ArrayList<>();
  private final Trails trails = new Trails();
  private long nextNumber = 1;

  /**
   * A group with its moving picture of the last one and a half seconds.
   *
   * @param number unique within these films
   * @param since when it came together
   * @param where its middle on the ground
   * @param persons that were told apart in it last
   * @param bodyPx how tall a person of it is in the picture
   * @param closedIn persons who came nearer fast
   * @param closingMps the fastest of them
   * @param lying persons who lie on the ground
   * @param stayedS how long two of those who are there have been there at least
   */
  public record Ready(
      long number,
      Instant since,
      Enu where,
      int persons,
      double bodyPx,
      int closedIn,
      double closingMps,
      int lying,
      double stayedS,
      MotionWindow window) {
    /** What stirs in it, and what is known of who is there. */
    public StirFigures.Measured measured() {
      return StirFigures.measured(
          window, new StirFigures.Known(stayedS, closedIn, closingMps, lying));
    }
  }

  /**
   * Takes the next picture.
   *
   * @param at its capture time
   * @param tracks persons that are followed on the ground
   * @param view of this picture
   * @param picture asked for only when there is somebody to film
   * @return groups of which a window is due
   */
  public List<Ready> look(
      Instant at, List<Track> tracks, Projection view, Supplier<BgrImage> picture) {
    List<Track> persons =
        tracks.stream().filter(one -> seconds(one.lastSeen(), at) <= SEEN_S).toList();
    trails.see(at, persons, one -> tallPx(one.where(), view));
    follow(at, persons);
    List<Film> due = new ArrayList<>();
    for (Film film : films) {
      film.drift(at, DRIFTS_MPS);
      double bodyPx = bodyPx(film, view);
      if (bodyPx < LEAST_BODY_PX) {
        film.cut();
        continue;
      }
      Pixel foot = view.pixel(film.where()).orElseThrow();
      film.shoot(
          at, MotionWindow.crop(picture.get(), foot.x(), foot.y() - bodyPx / 2, bodyPx), bodyPx);
      if (film.due(at)) {
        due.add(film);
      }
    }
    due.sort(Comparator.comparingDouble((Film film) -> film.urgency(at)).reversed());
    return due.stream()
        .limit(MOST_READY)
        .map(film -> film.ready(at, persons, trails))
        .flatMap(Optional::stream)
        .toList();
  }

  /** How tall a person of the group is where the group is whole in the picture; else 0. */
  private static double bodyPx(Film film, Projection view) {
    Optional<Pixel> foot = view.pixel(film.where()).filter(view::inImage);
    double tall = foot.map(pixel -> view.standingPx(pixel, PERSON_M)).orElse(0.0);
    boolean whole =
        foot.filter(p -> view.inImage(new Pixel(p.x() - tall, p.y() - tall)))
            .filter(p -> view.inImage(new Pixel(p.x() + tall, p.y())))
            .isPresent();
    return whole ? tall : 0;
  }

  /** How tall a person would stand in the picture there; 0 outside of it. */
  private static double tallPx(Enu where, Projection view) {
    return view.pixel(where)
        .filter(view::inImage)
        .map(foot -> view.standingPx(foot, PERSON_M))
        .orElse(0.0);
  }

  private void follow(Instant at, List<Track> persons) {
    List<Meeting> meetings = Meeting.of(persons, trails::two);
    films.removeIf(film -> seconds(film.together(), at) > keptS(film, persons));
    SortedMap<Long, List<Meeting>> seen = new TreeMap<>();
    for (Meeting meeting : meetings) {
      Optional<Film> covers =
          films.stream()
              .filter(film -> away(film, meeting) <= COVERS_M)
              .min(Comparator.comparingDouble(film -> away(film, meeting)));
      if (covers.isPresent()) {
        seen.computeIfAbsent(covers.get().number(), n -> new ArrayList<>()).add(meeting);
      } else if (films.size() < MOST_FILMS) {
        films.add(new Film(nextNumber++, at, meeting, trails));
      }
    }
    for (Film film : films) {
      if (seen.containsKey(film.number())) {
        film.see(at, seen.get(film.number()), trails);
      }
    }
    merge();
  }

  private static double keptS(Film film, List<Track> persons) {
    return persons.stream().anyMatch(p -> p.where().minus(film.where()).horizontal() <= THERE_M)
        ? KEPT_WITH_ONE_S
        : KEPT_S;
  }

  /** Of films of the same ground the one that has run longest goes on. */
  private void merge() {
    List<Film> kept = new ArrayList<>();
    for (Film film : films) {
      Optional<Film> same =
          kept.stream()
              .filter(one -> one.where().minus(film.where()).horizontal() < SAME_M)
              .findFirst();
      if (same.isPresent()) {
        same.get().absorb(film);
      } else {
        kept.add(film);
      }
    }
    films.clear();
    films.addAll(kept);
  }

  private static double away(Film film, Meeting meeting) {
    return film.where().minus(meeting.where()).horizontal();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
