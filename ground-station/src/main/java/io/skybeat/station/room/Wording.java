package io.skybeat.station.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences in which the station gives its reasons, as they stand in the journal (English),
 * each with a code: what shows them in another language translates the code and puts the values in.
 * In a sentence, {@code {n}} stands for a number, {@code {w}} for a word or name without a space,
 * {@code {t}} for any text, which may itself be such sentences. Several are joined by "; " or ", ".
 */
public enum Wording {
  // Alerts
  DENSE("{w}: {n} persons/m2 over two adjacent squares"),
  USUALLY("{n} persons/m2 in all that is seen of it, at this hour usually {n} to {n} ({n} weeks)"),
  FLOWING("flowing {w} at {n} m/s, within {n} m/s and {n} degrees ({n} followed)"),
  MILLING("moving in no common direction ({n} followed)"),
  STANDING("standing ({n} followed)"),
  QUEUE("{w}: {n} vehicles stand in line over {n} m, for {n} s"),
  QUEUE_GONE("no queue is left in {w}"),
  FULL("{w}: {n} % of its capacity of {n} persons"),
  EASED("eased below the level in {w}"),
  PERSONS_IN_PICTURE("{n} persons in the picture"),
  BY_THERMAL("seen by the thermal camera"),
  WITHIN_VEHICLE("within a vehicle"),
  TAIL_RATIO("tail ratio {n}, {n} of {n} frames"),
  GROWN("grown by {n}"),
  FLICKERS("flickers by {n} %"),
  WIDE("{n} m wide"),
  VIOLENT("violent motion in {n} of {n} windows"),
  LIMBS("limbs up to {n} m/s"),
  CLOSED_IN("{n} closed in at up to {n} m/s"),
  LIES("{n} on the ground"),
  DISORDER("crowd disorder: persons are {n} px tall and a scuffle is told from {n} px"),
  RECORDED("recorded in {w}"),
  NOT_RECORDED("not recorded"),
  MARKED_BY("marked by {t}"),
  // No place
  NO_CALIBRATION("the camera has no calibration"),
  NO_POSE_RECEIVED("no pose of the drone received"),
  POSE_TOO_OLD("the frame is older than every pose kept"),
  POSE_GAP("no pose within {n} s around the frame"),
  POSE_LATE("no pose within {n} s of the frame"),
  NO_GIMBAL("the drone tells no gimbal attitude"),
  FOOTAGE("recorded footage: no pose belongs to it"),
  BEHIND("it is behind the camera"),
  CIRCLE_TOO_WIDE("the circle would be {n} m, over {n} m"),
  NEAR_GROUND("the drone is on or near the ground"),
  TOO_FLAT("the view is too flat: {n} degrees below the horizon, at least {n} are needed"),
  NO_FIX("no fix"),
  NO_POSE("no pose"),
  // Before a launch
  JOURNAL_FAILS("the journal cannot be written: {t}"),
  FACTS_FAIL("{t}: facts cannot be written: {t}; free space on that disk"),
  DRONE_BUSY("the drone has sortie {w}"),
  ROUTE_MISSING("route {w} is not among the missions"),
  FAR_FROM_HOME("stands {n} m from the route's home"),
  PILOT_OFF_DUTY("pilot {w} is not on duty"),
  PILOT_FULL("pilot {w} has {n} drones in the air, at most {n}"),
  ARMING_NOT_ALLOWED("arming is not allowed for {w} (armingAllowed)"),
  NO_LINK_NOW("no link"),
  ARMED_ALREADY("the vehicle is armed already"),
  NO_POSITION("no position"),
  PRE_ARM_SAID("pre-arm checks fail ({t})"),
  PRE_ARM("pre-arm checks fail"),
  NO_BATTERY("battery not reported"),
  BATTERY_LOW("battery {n} %, at least {n}"),
  RULE_BROKEN("{t}: {t}: {t} (limit {t})"),
  NOT_IDENTIFIED("its remote identification does not say that it is ready"),
  NO_ESTIMATE("its position estimate is not good yet"),
  OTHER_STATION("{w} is {n}: it does not notice when this station is lost; set it to {n}"),
  NO_LINK_FAILSAFE("{w} is {n}: it does not come home when it hears no station; set it to {n}"),
  NO_BATTERY_FAILSAFE("{w} is {n}: it does not come home on a low battery; set it to {n}"),
  NEVER_LOW("{w} is {n}: no battery is ever low; set it to its low voltage"),
  UNCHECKED("{w} is {n}: it arms without its checks; set it to {n}"),
  FENCE_OFF("{w} is {n}: it does not keep to its plan's fence; set it to {n}"),
  FENCE_TELLS("{w} is {n}: it only tells of its fence; set it to {n}"),
  FENCE_LOW("{w} is {n} m: the route goes {n} m high; set it wider or change the route"),
  FENCE_NARROW("{w} is {n} m: the route goes {n} m far; set it wider or change the route"),
  NOTHING_FOUND("nothing found"),
  AS_THEY_SHOULD("as they should be"),
  NOT_SET("parameter {w} could not be set as configured"),
  SETTINGS_READ("{n} settings read"),
  SETTINGS_OF("settings of {w}: {t}"),
  ITS_TIME("its time comes"),
  SLOT("slot {t}"),
  GO("go"),
  ALL_PASS("go: all checks pass"),
  START_PASSED("its start passed while nobody could fly it"),
  NOT_IN_TIMETABLE("no longer in the timetable"),
  NOT_ABOARD("the plan could not be brought aboard"),
  NOT_VERIFIED("plan not verified: {t}"),
  VERIFIED("read back and found equal"),
  HOLDS_ANOTHER("the vehicle holds another plan: {t}"),
  NOT_READ_BACK("could not read the plan back: {t}"),
  NO_ANSWER("no answer"),
  PLAN_REFUSED("the vehicle refused the plan: {w}"),
  // Values and limits of a go/no-go report
  WRITABLE("writable"),
  NOT_WRITABLE("not writable"),
  NO_OTHER_SORTIE("no other sortie"),
  THIS_SORTIE("sortie {w}"),
  BREAKS_NONE("breaks no limit"),
  UNKNOWN("not known"),
  AT_MOST_M("at most {n} m"),
  AT_MOST_S_OLD("at most {n} s old"),
  AT_MOST_OTHERS("at most {n} others"),
  AT_LEAST_PERCENT("at least {n} %"),
  IN_THE_AIR("{n} in the air"),
  ON_DUTY_WHO("{w} on duty"),
  OFF_DUTY_WHO("{w} off duty"),
  ON_DUTY("on duty"),
  YES("yes"),
  NO("no"),
  UP("up"),
  DOWN("down"),
  ARMED("armed"),
  STANDS_DISARMED("disarmed"),
  GPS_FIX("fix {n}"),
  SATELLITES("{n} satellites"),
  FIX_OR_BETTER("fix {n} or better"),
  GOOD("good"),
  FAILING("failing"),
  NO_FAULT("no fault"),
  READ_BACK_EQUAL("read back and equal"),
  NO_REPORT("no go/no-go report of sortie {w}"),
  REPORT_FROM_CHECK("there is one from its check on"),
  // Evidence
  NO_EVIDENCE("there is no such evidence"),
  EVIDENCE_TIMES("it is sealed some seconds after the alert, and erased when its time is over"),
  NOT_KEPT("no evidence of alert {w} is kept"),
  BEHIND_END("that is behind the clip's end"),
  ASK_LESS("ask for less"),
  STREAM_BROKE("the stream was interrupted"),
  RECORDING_OFF("recording was switched off"),
  RECORDING_LATE("recording had not begun"),
  NOTHING_RECORDED("nothing of that time is recorded"),
  RECORDING_ENDS("nothing more was recorded in time, or analytics was killed"),
  DISK_REFUSED("the disk refused it: {t}"),
  PICTURES_MISSING("pictures are missing in the recording"),
  FORMAT_CHANGED("the picture's format changed"),
  TRIGGER_MISSING("the triggering picture is not recorded"),
  CLIP_NOT_TOLD("analytics told of no clip within {n} min"),
  CLIP_NOT_COME("the clip did not arrive within {n} h"),
  CLIP_REFUSED("the clip that came was refused: {t}"),
  EVIDENCE_FAILS("evidence cannot be {w}: {t}"),
  CLIPS_UNCUT("clips cannot be cut: {t}"),
  CLIPS_FAIL("clips cannot be written: {t}"),
  // Roster, maintenance and approvals
  NOT_STATED("not stated"),
  NOT_DUE("not due, no fault"),
  HOURS_FLIGHTS("{n} h, {n} flights"),
  CHARGED_NOT_DUE("charged, not due"),
  NONE("none"),
  NONE_ASKED("none asked for"),
  COVERED("route, volume and time covered"),
  NOT_IN_FLEET("{w} is not in the fleet"),
  GROUNDED("{t} is grounded: {t}"),
  HAS_FAULT("fault: {t}"),
  DUE_HOURS("{n} h of {n} h before maintenance, the flight takes {n} h"),
  DUE_CYCLES("{n} of {n} cycles before maintenance"),
  WAITED_LONGEST("pack {w} has waited longest"),
  NO_PACK_FIT("no pack of {w} is fit"),
  NO_PACK_CHARGED("no pack of {w} is charged before {w}"),
  NO_APPROVALS("there is no approval"),
  OTHER_ROUTES("approval {w} is for other routes"),
  VOLUME_UNKNOWN("approval {w} has a volume that {w} was not held against"),
  RESUMES("flies {w} on from item {n}"),
  REST_OF_ROUTE("the rest of its route"),
  NOT_RESUMED("not flown on: {t}"),
  PACK_GOES_IN("the pack is put in until {w}"),
  NOT_HOLDING("approval {w} does not hold it: {t}"),
  REVOKED("approval {w} was revoked by {w}: {t}"),
  OTHER_TIME("approval {w} holds at another time"),
  NOT_CONFIRMED("approval {w} is not confirmed"),
  TIME_OVER("the time of approval {w} is over"),
  NOT_LATER_NEXT("not flown later than {w}: {w} flies {w} next"),
  NOT_LATER("not flown later than {w}"),
  MADE_UP("missed, and {w} makes up for it"),
  INSTEAD("{w} instead: {t}"),
  FLOWN_BY("flown by {w}"),
  LATE_BY("{n} s late"),
  FOUND_AT_LAUNCH("found at the launch"),
  LOGGED("flown"),
  WAS_IN_PICTURE("was in the picture"),
  NOTHING_CALLED("nothing is called {t}"),
  NO_APPROVAL("no approval {w}"),
  REVOKED_ALREADY("approval {w} was revoked: another number is needed"),
  // Launch
  NOT_WRITTEN("the decision to launch could not be written to the journal"),
  MODE_NOT_TAKEN_SAID("mode {t} not taken ({t})"),
  MODE_NOT_TAKEN("mode {t} not taken"),
  NOT_AT_START_SAID("the mission does not stand at its first item ({t})"),
  NOT_AT_START("the mission does not stand at its first item"),
  ARMING_REFUSED_SAID("arming refused ({t})"),
  ARMING_REFUSED("arming refused"),
  DISARMED_SAID("disarmed before take-off ({t})"),
  DISARMED("disarmed before take-off"),
  START_REFUSED_SAID("mission start refused ({t})"),
  START_REFUSED("mission start refused"),
  NO_LIFT_SAID("did not leave the ground ({t})"),
  NO_LIFT("did not leave the ground"),
  LOST_ARMING("link lost while arming"),
  RESTART_SILENT("the station restarted while arming and hears no vehicle"),
  RESTART_DISARMED("the station restarted while arming; the vehicle stands disarmed"),
  WAS_AWAY("the vehicle was not heard for a while: what plan it holds is not known"),
  NO_ARMING_MODE("the vehicle names no mode to be armed in"),
  LEFT_GROUND("left the ground"),
  FOUND_FLYING("found in the air after a restart of the station"),
  // In the air
  FLIES_ROUTE("flies its route"),
  HOLDS_AT("holds at item {n}"),
  AS_ORDERED("as ordered"),
  COMING_DOWN("coming down"),
  ROUTE_FLOWN("route flown"),
  OWN_DECISION_SAID("the vehicle's own decision: mode {w} ({t})"),
  OWN_DECISION("the vehicle's own decision: mode {w}"),
  OWN_DESCENT_SAID("the vehicle's own decision: comes down in mode {w} ({t})"),
  OWN_DESCENT("the vehicle's own decision: comes down in mode {w}"),
  STOPPED_SAID("stopped of its own accord: mode {w} ({t})"),
  STOPPED("stopped of its own accord: mode {w}"),
  NO_HEARTBEAT("no heartbeat for {n} s"),
  NOT_HEARD("not heard for {n} min"),
  HEARD_AGAIN("heard again"),
  AFTER_RESTART("after a restart of the station: {t}"),
  ABOARD_UNREAD("the plan aboard could not be read"),
  ABOARD_CHANGED("the route was changed since take-off: the plan aboard cannot be compared"),
  ABOARD_SAME("the plan aboard is the sortie's"),
  ON_GROUND("says that it stands on the ground"),
  REPORTED("reported"),
  FLOWN("flown to its last item, landed and disarmed"),
  SAYS_COMPLETE("the vehicle says that its mission is complete"),
  LANDED_EARLY("landed after item {n} of {n}"),
  ORDERED("{w} ordered by {w}: {t}"),
  SHOWS_IT("the vehicle shows it"),
  DOES_NOT("the vehicle does not do it"),
  WITHDRAWN("withdrawn by {w}: {t}"),
  CAME_HOME("came home of its own accord while it was not heard: mode {w}"),
  BLIND("no position for {n} s, and it flies on"),
  FENCE_SAID("it says that it has breached its fence"),
  BEYOND_FENCE("{n} m beyond its fence"),
  SAYS_LOW("it says that its battery is low"),
  HELD_LONG("held for {n} min, and nobody continued it"),
  NO_WAY_HOME("route flown, and the plan has no way home"),
  RESERVE("battery {n} %, the way home takes {n} and {n} are the reserve"),
  LINK_WEAK("the link to {w} is degraded: {t}"),
  LINK_WAS_WEAK("the link to {w} is degraded"),
  LINK_BAD("the link is degraded: it {t}"),
  LOSES("loses {n} % of the frames"),
  TAKES_LONG("takes {n} ms there and back"),
  VARIES("varies its delay by {n} ms"),
  GAPS("has gaps of {n} s"),
  REPLACED("somebody has replaced the plan aboard"),
  NO_LAUNCH_NOW("no sortie is being launched"),
  // Weather, aircraft, docks
  WIND_OVER("wind {n} m/s by {w}, at most {n}"),
  GUSTS_OVER("gusts {n} m/s by {w}, at most {n}"),
  RAIN_OVER("rain {n} mm/h by {w}, at most {n}"),
  VISIBILITY_UNDER("visibility {n} m by {w}, at least {n}"),
  TOO_HOT("temperature {n} C by {w}, at most {n}"),
  TOO_COLD("temperature {n} C by {w}, at least {n}"),
  HAZARD("{w} reported by {w}"),
  NOT_TOLD("{w} is not known: no source tells it"),
  TOLD_LONG_AGO("{w} is not known: {w} told it {n} min ago, at most {n}"),
  AIRCRAFT_NEAR(
      "aircraft {w} comes within {n} m and {n} m of height in {n} s, at least {n} and {n}"),
  AIRCRAFT_NEAR_ANY("aircraft {w} of unknown height comes within {n} m in {n} s, at least {n}"),
  SKY_FREE("the sky is free again"),
  SKY_STAYS("the sky did not clear in {n} min"),
  OVER_GROUND_MPS("{n} m/s ({w})"),
  MOST_MPS("at most {n} m/s"),
  RAIN_BY("{n} mm/h ({w})"),
  MOST_RAIN("at most {n} mm/h"),
  METRES_BY("{n} m ({w})"),
  LEAST_METRES("at least {n} m"),
  DEGREES_BY("{n} C ({w})"),
  DEGREES_BETWEEN("{n}..{n} C"),
  DEGREES_FROM("{n} C and more"),
  DEGREES_TO("{n} C and less"),
  HAZARD_BY("hazard {w} ({w})"),
  NO_HAZARD("no hazard"),
  SKY_IS_FREE("free sky"),
  RECEIVERS_OF("{n} of {n} receivers"),
  LEAST_RECEIVERS("at least {n} receiver"),
  NO_RECEIVER("no receiver of other aircraft is connected"),
  SKY_LIMIT("{n} m beside or {n} m in height for {n} s"),
  GAP_RELIEF("{w} is left: nobody relieves in time"),
  GAP_ALONE("{w} is left alone since {w}"),
  GAP_POLICY("the timetable makes up for nothing that was missed"),
  GAP_NO_ROUTE("no route of the timetable looks at it"),
  GAP_NOT_SOONER("a sortie of its own would not be sooner"),
  GAP_NO_DRONE("no drone has time: {t}"),
  GAP_FLIES("{w} flies {w}"),
  GAP_FAILED("sortie {w} did not look at it: {t}"),
  GAP_NEXT("{w} looks at it at {w}"),
  GAP_NONE("no look at it is planned"),
  RELIEF_WATCH("on watch over {w}"),
  RELIEF_UNTIL("until {w} relieves it"),
  RELIEF_NONE("no relief is planned"),
  RELIEF_DONE("relieved by {w}"),
  RELIEF_THERE("{w} is there"),
  OWN_CLIMBS("{w} climbs beside its way"),
  OWN_FLIES("{w} flies beside its way"),
  OWN_COMES_HOME("{w} comes home beside its way"),
  OWN_STAYS("{w} stays beside its way"),
  WAY_HOME_FREE("the way home is free"),
  FREE_AIR("free air"),
  AIR_NOT_FREE("not free"),
  OWN_AIR_LIMIT("{n} m beside or {n} m over our others"),
  DOCK_GONE("dock {w} is gone from the broker"),
  DOCK_UNHEARD("dock {w} is not heard"),
  DOCK_OLD("dock {w} was last heard {n} s ago, at most {n}"),
  DOCK_STOPPED("dock {w} is stopped by its emergency button"),
  DOCK_MODE("dock {w} is in mode {w}"),
  DOCK_EMPTY("{w} does not stand in dock {w}"),
  COVER_NOT_OPEN("the cover of dock {w} is {w}, not open"),
  DOCK_STUCK("dock {w} does not open: {t}"),
  NO_RALLY("route {w} has no rally point to divert to from dock {w}"),
  DOCK_REFUSED("refused with {n}"),
  DOCK_SILENT("no answer from it"),
  DOCK_SLOW("taken, but not done in {n} s"),
  OVER_RALLY("over the rally point"),
  NOTHING_FROM_IT("nothing starts from it or comes to it"),
  FOR_SORTIE("for sortie {w}"),
  PACK_LOW("the pack is below its charge"),
  STATE_SHOWS("its state shows it"),
  DOCK_ID("dock {w}"),
  HEARD_WITHIN("heard within {n} s"),
  COVER_IS("cover {w}"),
  OPEN_AT_START("open at the start"),
  MODE_IS("mode {w}"),
  MODE_SERVES("idle or working"),
  IN_DOCK("in the dock"),
  NOT_IN_DOCK("not in the dock"),
  PRESSED("pressed"),
  RELEASED("released"),
  RALLY_POINTS("{n} rally points"),
  RALLY_NEEDED("a rally point at least"),
  // Answers to an order
  NOT_IN_AIR("the drone is not in the air"),
  CANNOT_BE_TOLD("no link: the drone cannot be told"),
  NOT_HELD("it is not held"),
  COMES_HOME("it comes home: {t}"),
  NO_MODE("the vehicle names no mode for it"),
  NO_SORTIE("no sortie flies with {w}"),
  NEEDS_PERSON("an order needs a person"),
  NEEDS_REASON("a reason is needed"),
  GIVEN("given; the drone's own report confirms it"),
  NO_CAMERA("no camera {w}"),
  CANNOT_PLACE("analytics is not connected: the mark cannot be placed"),
  NO_ANSWER_IN_TIME("analytics did not answer in time"),
  PICTURE_GONE("no picture of {w} at {w} is kept"),
  CAMERA_NOT_TAKEN("camera {w} is not taken"),
  MARK_FAILED("the mark failed: {t}"),
  NO_ALERT("no alert {w}"),
  STANDS_BY("is {w} already, by {w}"),
  STANDS("is {w} already; a new incident raises a new alert"),
  NO_DRONE("no drone {w}"),
  NO_ROUTE("no route {w}"),
  NO_PILOT("no pilot {w}"),
  FLIES("{w} flies sortie {w}"),
  NO_OPEN_SORTIE("no open sortie {w}"),
  ON_ITS_WAY("it is on its way: order return or land"),
  // Looking, and a pilot's hand
  IN_HAND("{w} has the drone in hand"),
  LOOKS_AT_NOTHING("{w} looks at nothing beside its route"),
  LOOK_ENDED_BY("look ended by {w}: {t}"),
  LOOK_ENDS("the look ends"),
  LOOKS("{w} looks: {t}"),
  NO_FIT_DRONE("no drone is fit to look: {t}"),
  AWAY_PATROL("{w}: {n} m away, on patrol"),
  AWAY_READY("{w}: {n} m away, stands ready"),
  NOT_NEEDED_FLYING("{w}: not needed, {n} m away on its sortie"),
  NOT_NEEDED_GROUND("{w}: not needed, {n} m away on the ground"),
  NO_POSITION_OF("{w}: no position"),
  NOT_FIT("{w}: not fit: {t}"),
  LOOKS_ELSEWHERE("it looks at another place"),
  HELD_BY_ORDER("it is held by order"),
  OFF_ROUTE("it is not on its route: mode {w}"),
  STILL_CLIMBS("it still climbs"),
  LOOK_NEEDS("battery {n} %: the look, the way home and the reserve need {n}"),
  HOME_NEEDS("battery {n} %: the way home and the reserve need {n}"),
  REST_NEEDS("battery {n} %, the rest of the route needs {n}"),
  PREPARES("it prepares sortie {w}"),
  NO_HAND_FREE("no pilot on duty has a hand free"),
  NO_ROUTE_HERE("no route begins where it stands"),
  ROUTE_UNKNOWN("its route is not among the missions"),
  NOWHERE("nowhere to stand beside it: {n} points tried ({t})"),
  STAYS("nowhere to stand beside it: the drone stays where it is"),
  TOO_FAR("too far from what it looks at: order a new look"),
  FOLLOWS("the camera follows"),
  FLIES_TO_LOOK("flies to where it looks from"),
  GOES_BACK("goes back to its route"),
  FLIES_BACK("the station flies it back to its route"),
  FLIES_ON("flies on to item {n}"),
  ROUTE_DRAWN("drawn for the look"),
  STANDS_LOOKING("stands {n} m beside it with the camera on it"),
  STANDS_UNSURE_SAID("stands {n} m beside it; the camera is not known to be on it: {t}"),
  STANDS_UNSURE("stands {n} m beside it; the camera is not known to be on it"),
  COMES_HOME_MODE("the vehicle comes home: mode {w}"),
  MISSION_AGAIN("the vehicle flies its mission again by itself"),
  NOT_MARKED("the target was not marked again"),
  TIME_UP("its time is up"),
  NOT_THERE_SAID("the vehicle does not fly there ({t})"),
  NOT_THERE("the vehicle does not fly there"),
  PLAN_NOT_KNOWN("the plan aboard is not known to be the sortie's"),
  NO_WAY_BACK("there is no clear way back to the route"),
  NOT_BACK_SAID("the vehicle does not fly back to its route ({t})"),
  NOT_BACK("the vehicle does not fly back to its route"),
  NOT_TAKEN_UP_SAID("the vehicle does not take up its mission ({t})"),
  NOT_TAKEN_UP("the vehicle does not take up its mission"),
  HANDED_BACK("handed back: {t}"),
  TAKEN_BEFORE("a pilot took over before take-off; the vehicle stands disarmed"),
  SILENT_TOWARDS("the station keeps silent towards {w} until it is handed back"),
  NOBODY_HAS("no pilot has {w} in hand"),
  STATION_HAS("the station has {w} again"),
  DESCENT_NOT_ORDERED("comes down in mode {w}, which the station did not order"),
  NOT_ORDERED("mode {w}, which the station did not order"),
  ALERT_OR_PLACE("an alert or a place is needed"),
  ALERT_UNPLACED("the alert has no place: click at one on the map"),
  // Looking, and a pilot's hand
  REST_MISSED("the rest of the route stays missed: {t}"),
  REST_MADE_UP("the rest of the route is flown by {w}"),
  MAKES_UP("makes up the rest of {w}"),
  REST_NO_ROUTE("the route is no longer among the missions"),
  REST_NO_WAY("the way to it may not be flown: {t}"),
  REST_NO_PATROL("it was no patrol of the timetable"),
  REST_NOTHING("nothing was left but the way home"),
  REST_JUMPS("the route has jumps"),
  REST_SORTIE("sortie {w} starts at {w}"),
  // Looking, and a pilot's hand
  CAME_LATE("an order came late: it is off its route again"),
  // Trouble
  NO_LINK("no link to {w}"),
  NO_ANALYTICS("analytics is not connected"),
  STREAM("{w}: {s} {t}"),
  STILLS_FAIL("stills cannot be written: {t}; free space on that disk"),
  MEMORY_ONLY("{w}: sightings wait in memory only: {t}; free space on that disk"),
  NO_PICTURES("{w}: sightings go without pictures: {t}; free space on that disk"),
  UNRECORDED("{w}: not recorded: {t}; free or repair the disk, or set another recording folder"),
  DISK_SLOW("{w}: not recorded: the disk is too slow"),
  PICTURE_LATE("its picture did not come within {n} s"),
  SOURCE_DOWN("{t} is not connected: {t}"),
  SOURCE_GARBLED("{t} told what cannot be read: {t}"),
  // Refusals of the web
  NOT_LOGGED_IN("not logged in"),
  LOG_IN("log in with name and password"),
  ADMINISTRATOR_ONLY("only an administrator may do this"),
  ASK_ADMINISTRATOR("ask an administrator"),
  FOREIGN("request from another origin"),
  OWN_PAGE("use the station's own page"),
  FAILED_HERE("the station failed at this"),
  SEE_LOG("see the station's log"),
  STORE_FAILS("{t}: cannot be written: {t}"),
  FREE_DISK("free space on that disk"),
  PICTURE_NOT_HELD("this picture is not held"),
  PICTURE_COMING("it may still be on its way"),
  ORIGINALS_ONLY("only who has the right 'originals' sees this as it was taken"),
  NO_BLURRED_COPY("no blurred copy can be made of this picture"),
  ASK_ORIGINALS("ask somebody with the right 'originals'"),
  VIEWER_ORDERS("a viewer gives no orders"),
  ASK_OFFICER("ask an officer");

  /** Apart, because an enum's own constants are made before its other fields. */
  private static final class Grammar {
    static final Pattern PLACE = Pattern.compile("\\{([nwts])}");
    static final Pattern JOINT = Pattern.compile("[;,] ");
  }

  private final String english;
  private final String beginning;
  private final Pattern pattern;

  Wording(String english) {
    this.english = english;
    this.beginning = english.contains("{") ? english.substring(0, english.indexOf('{')) : english;
    this.pattern = Pattern.compile(expression(english));
  }

  private static String expression(String english) {
    StringBuilder out = new StringBuilder();
    Matcher places = Grammar.PLACE.matcher(english);
    int from = 0;
    while (places.find()) {
      out.append(Pattern.quote(english.substring(from, places.start())));
      out.append(
          switch (places.group(1)) {
            case "n" -> "(-?[0-9]+(?:\\.[0-9]+)?)";
            case "w" -> "([^\\s;,]+)";
            case "s" -> "(CONNECTING|STALLED|FROZEN|REFUSED|STOPPED)";
            default -> "(.+)";
          });
      from = places.end();
    }
    return out.append(Pattern.quote(english.substring(from))).toString();
  }

  /** The sentence with its places. */
  public String english() {
    return english;
  }

  /** How many values it has. */
  public int places() {
    return (int) Grammar.PLACE.matcher(english).results().count();
  }

  /**
   * What {@code text} says; words that are no sentence of the station come as {@link Said#TEXT}.
   */
  public static List<Said> read(String text) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    List<Integer> ends = new ArrayList<>();
    Matcher joints = Grammar.JOINT.matcher(text);
    while (joints.find()) {
      ends.add(joints.start());
      starts.add(joints.end());
    }
    ends.add(text.length());
    List<Said> all = new ArrayList<>();
    int unread = -1;
    for (int i = 0; i < starts.size(); i++) {
      int last = longest(text, starts.get(i), ends, i);
      if (last < 0) {
        unread = unread < 0 ? i : unread;
        continue;
      }
      if (unread >= 0) {
        all.add(Said.text(text.substring(starts.get(unread), ends.get(i - 1))));
        unread = -1;
      }
      all.add(whole(text.substring(starts.get(i), ends.get(last))).orElseThrow());
      i = last;
    }
    if (unread >= 0) {
      all.add(Said.text(text.substring(starts.get(unread))));
    }
    return all;
  }

  /** The last piece of the longest sentence that begins at piece {@code first}; -1: none does. */
  private static int longest(String text, int start, List<Integer> ends, int first) {
    for (int last = ends.size() - 1; last >= first; last--) {
      if (whole(text.substring(start, ends.get(last))).isPresent()) {
        return last;
      }
    }
    return -1;
  }

  private static Optional<Said> whole(String text) {
    for (Wording wording : values()) {
      if (!text.startsWith(wording.beginning)) {
        continue;
      }
      Matcher matcher = wording.pattern.matcher(text);
      if (matcher.matches()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
          values.add(value(matcher.group(i)));
        }
        return Optional.of(new Said(wording.name(), values));
      }
    }
    return Optional.empty();
  }

  private static Object value(String text) {
    List<Said> inner = text.indexOf(' ') < 0 ? List.of() : read(text);
    boolean plain = inner.stream().allMatch(said -> said.code().equals(Said.TEXT));
    return plain ? text : inner;
  }
}
