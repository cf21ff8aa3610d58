package io.skybeat.station.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.time.Time;
import io.skybeat.station.event.AlertId;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.port.UserStore;
import io.skybeat.station.proof.EvidenceCommand;
import io.skybeat.station.store.SqliteUsers;
import io.skybeat.station.vault.VaultStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real Chromium, over a made-up room. Profile {@code browser}. */
class BrowserTest {
  private static final Path CHROMIUM =
      Path.of(System.getProperty("skybeat.chromium", "/usr/bin/chromium"));
  private static final AlertId CROWD = new AlertId("a-20261122-0001");
  private static final String PASSWORD = "a long enough one";

  @TempDir static Path folder;
  private static Playwright playwright;
  private static Browser browser;
  private static SqliteUsers users;
  private static CommandRoomServer server;
  private static RoomStage stage;
  private static ScheduledExecutorService life;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private Page page;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        "no browser at " + CHROMIUM + ": install chromium, or name one with -Dskybeat.chromium=");
    Time time = new SystemTime();
    users = new SqliteUsers(folder.resolve("users.db"), "demo", time);
    assertTrue(
        users.redeem(users.firstToken().orElseThrow(), "li", PASSWORD.toCharArray()).isPresent());
    users.add("gao", PASSWORD.toCharArray(), UserStore.Role.VIEWER);
    stage = new RoomStage(time, users, folder);
    server =
        CommandRoomServer.start(
            stage, time, new WebSettings("127.0.0.1", 0, WebSettings.DEFAULT_SESSION));
    live(time);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
  }

  private static void live(Time time) throws Exception {
    List<String> stills = LookAtThePage.stills(folder);
    Instant start = time.now();
    MadeUpLive live = new MadeUpLive();
    AtomicLong beat = new AtomicLong();
    life = Executors.newSingleThreadScheduledExecutor();
    life.scheduleWithFixedDelay(
        () -> {
          live.pass(stage, time);
          if (beat.incrementAndGet() % 5 == 0) {
            stage.show(MadeUpRoom.view(start, time.now(), beat.get(), stills));
          }
        },
        0,
        66,
        TimeUnit.MILLISECONDS);
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
    if (server != null) {
      life.shutdownNow();
      server.close();
      users.close();
    }
  }

  @BeforeEach
  void logIn() {
    stage.asked.clear();
    stage.answer = new Answer(true, "taken");
    page =
        browser.newPage(new Browser.NewPageOptions().setViewportSize(1366, 768).setLocale("zh-CN"));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    enter(server.port(), "li");
  }

  private void enter(int port, String person) {
    page.navigate("http://127.0.0.1:" + port + "/");
    page.locator("input[autocomplete=username]").fill(person);
    page.locator("input[type=password]").fill(PASSWORD);
    page.keyboard().press("Enter");
    page.locator(".alert").first().waitFor();
  }

  @AfterEach
  void nothingToComplainOf() {
    page.context().close();
    assertEquals(List.of(), complaints);
  }

  @Test
  void showsDroneAndAlertAndFoldsThePanel() {
    PlaywrightAssertions.assertThat(page.locator(".phase")).containsText("d1 · 定点观察");
    Locator alert = alert();
    PlaywrightAssertions.assertThat(alert).containsText("人群密集");
    PlaywrightAssertions.assertThat(alert).containsText("至少 61 人");
    PlaywrightAssertions.assertThat(alert).containsText("误差半径 7 米");
    PlaywrightAssertions.assertThat(page.locator("#acknowledge")).isHidden();
    alert.click();
    page.waitForCondition(
        () ->
            Integer.valueOf(1280)
                .equals(page.evaluate("document.querySelector('.detail img').naturalWidth")));
    page.locator("#fold").click();
    PlaywrightAssertions.assertThat(page.locator("#acknowledge")).isHidden();
    for (String order : List.of("hold", "return", "land")) {
      BoundingBox box = page.locator("[data-order=" + order + "]").boundingBox();
      assertTrue(box.y + box.height <= 768, order + " is within the screen");
    }
  }

  @Test
  void thePastIsShownMinuteByMinuteUntilOneGoesBackToNow() {
    alert().click();
    PlaywrightAssertions.assertThat(page.locator(".detail")).containsText("此时段通常 0.20–0.60");
    page.locator(".history-open").click();
    Locator bar = page.locator(".history");
    PlaywrightAssertions.assertThat(bar).isVisible();
    bar.locator("button").nth(0).click();
    PlaywrightAssertions.assertThat(bar).containsText("已统计 120 格");
    String first = bar.locator("b").textContent();
    bar.locator("button").nth(0).click();
    PlaywrightAssertions.assertThat(bar.locator("b")).not().hasText(first);
    bar.locator("input").focus();
    page.keyboard().press("Home");
    PlaywrightAssertions.assertThat(bar).not().containsText("已统计 240 格");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(folder.getParent().resolve("skybeat-past.png")));
    bar.locator("button").last().click();
    PlaywrightAssertions.assertThat(bar).isHidden();
    PlaywrightAssertions.assertThat(page.locator(".history-open")).isFocused();
  }

  @Test
  void anAcknowledgementArrivesInThePersonsName() {
    alert().focus();
    page.keyboard().press("Enter");
    page.locator("#acknowledge").click();
    assertEquals(new RoomStage.Asked("li", new Order.Acknowledge(CROWD), ""), order());
  }

  @Test
  void whoMayOnlyLookIsOfferedNoOrders() {
    page.context().clearCookies();
    enter(server.port(), "gao");
    PlaywrightAssertions.assertThat(page.locator("#no-orders")).isVisible();
    PlaywrightAssertions.assertThat(page.locator("[data-order=hold]")).hasCount(0);
    alert().click();
    PlaywrightAssertions.assertThat(page.locator("#centre")).isVisible();
    for (String order : List.of("#acknowledge", "#false-alarm", "#close-alert", "#look-alert")) {
      PlaywrightAssertions.assertThat(page.locator(order)).hasCount(0);
    }
    PlaywrightAssertions.assertThat(page.locator("[data-mark]").first()).isHidden();
    page.evaluate(
        "import('/js/look.js').then((look) => look.openMenu("
            + "document.getElementById('map'), [10, 10], {latDeg: 30.5, lonDeg: 114.3}))");
    PlaywrightAssertions.assertThat(page.locator(".menu")).hasCount(0);
  }

  @Test
  void aFalseAlarmNeedsAReason() {
    alert().click();
    page.locator("#false-alarm").click();
    Locator go = page.locator("#dialog button[type=submit]");
    PlaywrightAssertions.assertThat(go).isDisabled();
    page.keyboard().press("Enter");
    PlaywrightAssertions.assertThat(page.locator("#dialog")).isVisible();
    page.locator("#dialog input").fill("排队买票");
    go.click();
    assertEquals(new RoomStage.Asked("li", new Order.FalseAlarm(CROWD), "排队买票"), order());
    PlaywrightAssertions.assertThat(page.locator("#dialog")).isHidden();
  }

  @Test
  void theOperationsPanelShowsTheDayAndTakesOrdersOfTheOffice() {
    page.locator("#operations").click();
    Locator dialog = page.locator("#dialog");
    PlaywrightAssertions.assertThat(dialog).isVisible();
    PlaywrightAssertions.assertThat(dialog.locator(".counts")).containsText("72");
    PlaywrightAssertions.assertThat(dialog).containsText("飞手 pilot-1 不在岗");
    PlaywrightAssertions.assertThat(dialog).containsText("没有计划巡看");
    PlaywrightAssertions.assertThat(dialog.locator("tr.against").first()).isVisible();
    page.locator("[data-act='revoke-SH-2026-117']").click();
    page.locator("#dialog input").fill("大型活动");
    page.locator("#dialog button[type=submit]").click();
    assertEquals(
        new RoomStage.Asked("li", new Order.RevokeApproval("SH-2026-117"), "大型活动"), order());
    // The overview comes back after the question.
    PlaywrightAssertions.assertThat(page.locator("#dialog .counts")).isVisible();
    page.keyboard().press("Escape");
    PlaywrightAssertions.assertThat(dialog).isHidden();
  }

  @Test
  void theLanguageChangesAtOnceAndStays() {
    page.locator("#language").click();
    PlaywrightAssertions.assertThat(alert()).containsText("Dense crowd");
    PlaywrightAssertions.assertThat(page.locator(".phase")).containsText("Looking");
    assertEquals("en", page.locator("html").getAttribute("lang"));
    page.reload();
    PlaywrightAssertions.assertThat(alert()).containsText("Dense crowd");
  }

  @Test
  void theLivePictureIsDecodedAndAMarkNamesItsFrameAndPixels() {
    Locator tile = page.locator(".camera.visible");
    PlaywrightAssertions.assertThat(tile.locator("canvas")).hasAttribute("width", "320");
    Object picture =
        page.evaluate(
            "[...document.querySelector('.camera.visible canvas').getContext('2d')"
                + ".getImageData(310, 170, 1, 1).data].slice(0, 3).some((v) => v > 30)");
    assertEquals(true, picture, "the picture is black");
    tile.locator("[data-mark]").click();
    BoundingBox box = tile.locator("canvas").boundingBox();
    page.mouse().move(box.x + box.width * 0.25, box.y + box.height * 0.25);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.5, box.y + box.height * 0.5);
    page.mouse().up();
    page.locator("#dialog input").fill("crates in the lane");
    page.locator("#dialog button[type=submit]").click();
    RoomStage.Asked asked = order();
    assertEquals("li", asked.person());
    Order.MarkPicture mark = (Order.MarkPicture) asked.order();
    assertEquals(MadeUpRoom.VISIBLE, mark.camera());
    assertEquals("crates in the lane", mark.note());
    assertNotNull(mark.frameAt());
    assertEquals(80, mark.box().x(), 3);
    assertEquals(45, mark.box().y(), 3);
    assertEquals(80, mark.box().width(), 3);
    assertEquals(45, mark.box().height(), 3);
  }

  @Test
  void aRowIsTheSameElementWhileItsFactsChange() {
    ElementHandle row = alert().elementHandle();
    assertEquals(7, page.locator(".alert").count());
    long sequence = stage.view().sequence();
    page.waitForCondition(() -> stage.view().sequence() > sequence + 20);
    assertEquals(true, row.evaluate("(node) => node.isConnected"));
  }

  @Test
  void theAlertsEvidenceIsShownHeldAndTakenOutWithAReason() throws Exception {
    try (VaultStage vault = new VaultStage(folder.resolve("vault"))) {
      vault.seal(1);
      stage.evidence = vault.vault();
      alert().click();
      PlaywrightAssertions.assertThat(page.locator("#evidence-state")).containsText("片段完整");
      PlaywrightAssertions.assertThat(page.locator("#play-clip")).isVisible();
      page.locator("#hold-evidence").click();
      page.locator("#dialog input").fill("案件 12");
      page.locator("#dialog button[type=submit]").click();
      assertEquals(
          new RoomStage.Asked("li", new Order.HoldEvidence(CROWD, true), "案件 12"), order());
      page.locator("#export-evidence").click();
      page.locator("#dialog input").fill("法院调取");
      Download download =
          page.waitForDownload(() -> page.locator("#dialog button[type=submit]").click());
      assertEquals("evidence-" + CROWD + ".zip", download.suggestedFilename());
      assertTrue(EvidenceCommand.verify(download.path(), Optional.empty(), Optional.empty()).ok());
    } finally {
      stage.evidence = EvidenceArchive.NONE;
    }
  }

  @Test
  void reasonsAreSaidInTheReadersLanguage() {
    alert().click();
    Locator facts = page.locator(".detail .facts");
    PlaywrightAssertions.assertThat(facts).containsText("夜市：相邻两格 2.6 人/平方米");
    PlaywrightAssertions.assertThat(facts).containsText("黄 ≥ 1.5，红 ≥ 2.0 人/平方米");
    PlaywrightAssertions.assertThat(page.locator(".note")).containsText("按航线飞行");
    page.locator("#language").click();
    PlaywrightAssertions.assertThat(facts).containsText("over two adjacent squares");
    PlaywrightAssertions.assertThat(page.locator(".note")).containsText("flies its route");
  }

  @Test
  void anAreaWithACapacityIsToldInSharesOfIt() {
    page.locator("[data-alert=a-20261122-0004]").click();
    Locator facts = page.locator(".detail .facts");
    PlaywrightAssertions.assertThat(facts).containsText("容量的 85%（容量 300 人）");
    PlaywrightAssertions.assertThat(facts).containsText("黄 ≥ 80%，红 ≥ 100%（容量 300 人）");
    PlaywrightAssertions.assertThat(facts).not().containsText("人/平方米");
  }

  @Test
  void aRefusalIsSaidInTheReadersLanguage() {
    stage.answer = new Answer(false, "is CLOSED already, by wang");
    alert().click();
    page.locator("#acknowledge").click();
    PlaywrightAssertions.assertThat(page.locator("#toast")).hasText("已由 wang 置为已办结");
    // The browser itself reports every refused request.
    complaints.removeIf(text -> text.contains("409"));
  }

  @Test
  void theDelayOfThePictureIsMeasured() {
    Locator lag = page.locator(".camera.visible .lag");
    page.waitForCondition(() -> lag.getAttribute("data-n") != null);
    page.waitForCondition(() -> Integer.parseInt(lag.getAttribute("data-n")) >= 20);
    PlaywrightAssertions.assertThat(lag).containsText("秒");
  }

  @Test
  void aPictureIsShownLargeOverTheMapAndGoesBack() {
    Locator tile = page.locator(".camera.visible[data-camera]");
    BoundingBox small = tile.boundingBox();
    page.locator("[data-big='d1/visible']").click();
    assertTrue(tile.boundingBox().width > 2 * small.width);
    PlaywrightAssertions.assertThat(page.locator("#map .camera.big canvas"))
        .hasAttribute("width", "320");
    page.keyboard().press("Escape");
    assertEquals(small.width, tile.boundingBox().width, 1);
  }

  @ParameterizedTest
  @CsvSource({"1366,768,false", "1366,768,true", "1920,1080,false", "1920,1080,true"})
  void nothingIsHiddenOrHardToRead(int width, int height, boolean english) {
    page.setViewportSize(width, height);
    if (english) {
      page.locator("#language").click();
    }
    page.locator("[data-alert=a-20261122-0003]").click();
    page.locator("#acknowledge").waitFor();
    assertEquals(List.of(), page.evaluate(Legible.COVERED), "buttons that cannot be clicked");
    assertEquals(List.of(), page.evaluate(Legible.FAINT), "text under WCAG AA, 4.5 to 1");
    assertEquals(List.of(), page.evaluate(Legible.KEYS), "keys without a text");
  }

  @Test
  void comesBackByItselfWhenTheStationWasRestarted() throws Exception {
    Time time = new SystemTime();
    Path home = Files.createDirectory(folder.resolve("second"));
    SqliteUsers own = new SqliteUsers(home.resolve("users.db"), "demo", time);
    assertTrue(
        own.redeem(own.firstToken().orElseThrow(), "li", PASSWORD.toCharArray()).isPresent());
    RoomStage quiet = new RoomStage(time, own, home);
    WebSettings free = new WebSettings("127.0.0.1", 0, WebSettings.DEFAULT_SESSION);
    CommandRoomServer first = CommandRoomServer.start(quiet, time, free);
    WebSettings same = new WebSettings("127.0.0.1", first.port(), WebSettings.DEFAULT_SESSION);
    enter(first.port(), "li");
    Locator room = page.locator("#room.cut");
    first.close();
    room.waitFor();
    PlaywrightAssertions.assertThat(page.locator("#topbar")).containsText("与站点断开");
    CommandRoomServer second = CommandRoomServer.start(quiet, time, same);
    PlaywrightAssertions.assertThat(room).hasCount(0);
    PlaywrightAssertions.assertThat(page.locator("#topbar")).not().containsText("与站点断开");
    PlaywrightAssertions.assertThat(page.locator("#logout")).isVisible();
    second.close();
    room.waitFor();
    page.context().clearCookies();
    CommandRoomServer third = CommandRoomServer.start(quiet, time, same);
    page.locator("input[type=password]").waitFor();
    third.close();
    own.close();
    // The browser reports every connection that a dead station did not take.
    complaints.clear();
  }

  private Locator alert() {
    return page.locator("[data-alert=" + CROWD.value() + "]");
  }

  /** The first order that is not a look at a picture. */
  private RoomStage.Asked order() {
    List<RoomStage.Asked> orders = new ArrayList<>();
    page.waitForCondition(
        () -> {
          orders.clear();
          stage.asked.stream()
              .filter(asked -> !(asked.order() instanceof Order.ViewStill))
              .forEach(orders::add);
          return !orders.isEmpty();
        });
    return orders.get(0);
  }
}
