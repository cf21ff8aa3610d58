package io.skybeat.simulator.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.station.link.Unread;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The house rules, held by machine. The picture that they draw is in ARCHITECTURE.md. */
class ArchitectureTest {
  /** Decide and calculate; know no clock, disk, network, thread or chance of their own. */
  private static final String[] PURE = {
    "io.skybeat.core.geo..",
    "io.skybeat.core.flight..",
    "io.skybeat.core.sighting..",
    "io.skybeat.mavlink.conversation..",
    "io.skybeat.missions.plan..",
    "io.skybeat.missions.schedule..",
    "io.skybeat.missions.check..",
    "io.skybeat.missions.day..",
    "io.skybeat.analytics.heading..",
    "io.skybeat.analytics.boresight..",
    "io.skybeat.analytics.locating..",
    "io.skybeat.analytics.tracking..",
    "io.skybeat.analytics.judging..",
    "io.skybeat.analytics.radiometry..",
    "io.skybeat.station.event..",
    "io.skybeat.station.fleet..",
    "io.skybeat.station.look..",
    "io.skybeat.station.sortie..",
    "io.skybeat.station.alert..",
    "io.skybeat.station.around..",
    "io.skybeat.station.evidence..",
  };

  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.skybeat");
  }

  @Test
  void theRulesSeeTheWholeHouse() {
    for (String module :
        List.of("core", "mavlink", "missions", "analytics", "station", "simulator")) {
      assertTrue(
          all.stream().anyMatch(c -> c.getPackageName().startsWith("io.skybeat." + module)),
          module);
    }
  }

  @Test
  void modulesDependAsDrawn() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("core")
        .definedBy("io.skybeat.core..")
        .layer("mavlink")
        .definedBy("io.skybeat.mavlink..")
        .layer("missions")
        .definedBy("io.skybeat.missions..")
        .layer("analytics")
        .definedBy("io.skybeat.analytics..")
        .layer("station")
        .definedBy("io.skybeat.station..")
        .layer("simulator")
        .definedBy("io.skybeat.simulator..")
        .whereLayer("simulator")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("station")
        .mayOnlyBeAccessedByLayers("simulator")
        .whereLayer("analytics")
        .mayOnlyBeAccessedByLayers("simulator")
        .whereLayer("mavlink")
        .mayOnlyBeAccessedByLayers("station", "simulator")
        .whereLayer("missions")
        .mayOnlyBeAccessedByLayers("station", "simulator")
        .check(all);
  }

  @Test
  void packagesFormNoCircle() {
    for (String module :
        List.of("core", "mavlink", "missions", "analytics", "station", "simulator")) {
      slices().matching("io.skybeat." + module + ".(*)..").should().beFreeOfCycles().check(all);
    }
  }

  @Test
  void coreUsesTheJdkOnly() {
    noClasses()
        .that(resideInAPackage("io.skybeat.core.."))
        .and(resideOutsideOfPackages("io.skybeat.core.wire.."))
        .should()
        .dependOnClassesThat(resideOutsideOfPackages("java..", "io.skybeat.core.."))
        .check(all);
  }

  @Test
  void purePackagesTouchNoWorld() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.io..",
                "java.net..",
                "java.nio.file..",
                "java.nio.channels..",
                "java.util.concurrent..",
                "java.sql..",
                "org.slf4j..",
                "io.netty..",
                "io.vertx..",
                "org.bytedeco..",
                "ai.djl..",
                "ai.onnxruntime.."))
        .check(all);
    noClasses().that(resideInAnyPackage(PURE)).should().accessTargetWhere(impure()).check(all);
  }

  private static DescribedPredicate<JavaAccess<?>> impure() {
    return new DescribedPredicate<>(
        "a clock, chance, a thread or platform-dependent trigonometry") {
      @Override
      public boolean test(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        return switch (owner) {
          case "java.time.Instant", "java.time.LocalDate", "java.time.ZonedDateTime" ->
              name.equals("now");
          case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
          case "java.util.UUID" -> name.equals("randomUUID");
          case "java.util.Random", "java.lang.Thread" -> true;
          case "java.lang.Math" ->
              List.of(
                      "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "log", "pow",
                      "random")
                  .contains(name);
          default -> false;
        };
      }
    };
  }

  @Test
  void onlySystemTimeReadsTheMachinesClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.skybeat.core.time.SystemTime")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .check(all);
  }

  @Test
  void everyTechnologyStaysAtItsEdge() {
    edge("java.sql..", "io.skybeat.station.store..");
    edge("org.sqlite..", "io.skybeat.station.store..");
    edge("com.fazecast..", "io.skybeat.mavlink.transport..");
    edge("io.vertx..", "io.skybeat.station.web..", "io.skybeat.simulator.demo..");
    edge("com.hivemq..", "io.skybeat.station.outside..", "io.skybeat.simulator.outside..");
    edge("io.moquette..", "io.skybeat.simulator.outside..");
    edge("ai.djl..", "io.skybeat.analytics.onnx..");
    // The bench's plain loop is what ours is compared with: it has nothing of ours in it.
    edge("ai.onnxruntime..", "io.skybeat.analytics.onnx..", "io.skybeat.simulator.bench..");
    edge("org.freedesktop.gstreamer..", "io.skybeat.analytics.rtsp..");
    edge(
        "io.dronefleet..",
        "io.skybeat.mavlink..",
        "io.skybeat.station..",
        "io.skybeat.simulator..");
  }

  private static void edge(String technology, String... rooms) {
    noClasses()
        .that(resideOutsideOfPackages(rooms))
        .should()
        .dependOnClassesThat(resideInAPackage(technology))
        .check(all);
  }

  @Test
  void nobodyReadsWhatTheStationLeavesUnread() {
    Dialect dialect = new Dialect();
    for (int id : Unread.MESSAGES) {
      Class<?> message = dialect.type(id).orElseThrow();
      noClasses()
          .that(resideInAPackage("io.skybeat.station.."))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(message)
          .because("its edge never delivers it: take it off Unread")
          .check(all);
    }
  }

  @Test
  void nobodyLoadsTheDesktopOrTheGrabbers() {
    // avdevice needs libxcb and libpulse from the system: on a bare machine it dies.
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.bytedeco.javacv..", "javax.swing..").or(named("avdevice")))
        .check(all);
  }

  private static DescribedPredicate<JavaClass> named(String simpleName) {
    return new DescribedPredicate<>("named " + simpleName) {
      @Override
      public boolean test(JavaClass type) {
        return type.getSimpleName().equals(simpleName);
      }
    };
  }

  @Test
  void namesAreNounsOfTheTrade() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(all);
  }

  @Test
  void thereIsNoStaticMutableState() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat(
            new DescribedPredicate<JavaClass>("are written by hand") {
              @Override
              public boolean test(JavaClass type) {
                return !type.getPackageName().contains("jmh_generated");
              }
            })
        .and()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .should()
        .beFinal()
        .check(all);
  }

  @Test
  void eventsAreRecords() {
    classes()
        .that()
        .implement("io.skybeat.station.event.Event")
        .and()
        .areNotInterfaces()
        .should()
        .beRecords()
        .check(all);
  }
}
