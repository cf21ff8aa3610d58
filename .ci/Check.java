import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges a demo's summary by counts and outcomes. Plain JDK: run with {@code java Check.java}. */
class Check {
  private final String json;
  private final List<String> wrong = new ArrayList<>();

  Check(String json) {
    this.json = json;
  }

  public static void main(String[] args) throws Exception {
    boolean quiet = args[0].equals("--quiet");
    Check check = new Check(Files.readString(Path.of(args[args.length - 1])));
    check.sortie();
    if (quiet) {
      check.is("no crowd alert", check.number("alerts", "crowd") == 0);
      check.is("no fire alert", check.number("alerts", "fire") == 0);
    } else {
      check.is("a crowd alert", check.number("alerts", "crowd") >= 1);
      check.is("a fire alert", check.number("alerts", "fire") >= 1);
      check.is("20 placed sightings", check.number("geotag_error_m", "n") >= 20);
      check.is("geotag p95 under 12 m", check.number("geotag_error_m", "p95") < 12);
    }
    System.out.println(
        check.wrong.isEmpty() ? "summary: as it should be" : "summary: wrong: " + check.wrong);
    System.exit(check.wrong.isEmpty() ? 0 : 1);
  }

  private void sortie() {
    is("one sortie planned", number("sorties", "planned") >= 1);
    is("one sortie flown", number("sorties", "flown") == number("sorties", "planned"));
    is("it was completed", number("sorties", "COMPLETED") == number("sorties", "planned"));
    is("the plan was verified", json.contains("\"plan_verified\":true"));
  }

  /** The number called {@code key} after {@code "object":{}; NaN when there is none. */
  private double number(String object, String key) {
    int at = json.indexOf("\"" + object + "\":{");
    if (at < 0) {
      return Double.NaN;
    }
    Matcher found =
        Pattern.compile("\"" + key + "\":(-?[0-9.]+)").matcher(json.substring(at));
    return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
  }

  private void is(String what, boolean so) {
    if (!so) {
      wrong.add(what);
    }
  }
}
