package org.halte;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.halte.base.formats.CsvWriter;
import org.halte.core.lists.EntityList;
import org.halte.field.places.Place;
import org.halte.field.reports.Report;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house stands as its plan says: who may import whom, and who may touch what. */
@AnalyzeClasses(packages = "org.halte", importOptions = DoNotIncludeTests.class)
class HouseTest {

  /** Each room, and the rooms it may import. What a room may import, it may import in depth. */
  private static final Map<String, List<String>> PLAN = plan();

  private static Map<String, List<String>> plan() {
    var plan = new LinkedHashMap<String, List<String>>();
    plan.put("base.kernel", List.of());
    plan.put("base.geo", List.of("base.kernel"));
    plan.put("base.vault", List.of("base.kernel"));
    plan.put("base.database", List.of("base.kernel"));
    plan.put("base.blobs", List.of("base.kernel", "base.database", "base.vault"));
    plan.put("base.changes", List.of("base.kernel", "base.database", "base.vault"));
    plan.put("base.audit", List.of("base.kernel", "base.database", "base.vault"));
    plan.put("base.formats", List.of("base.kernel", "base.geo"));
    plan.put("base.media", List.of("base.kernel"));
    plan.put("core.territory", List.of("base"));
    plan.put("core.people", List.of("base", "core.territory"));
    plan.put("core.policy", List.of("base", "core.territory", "core.people"));
    var abovePolicy = List.of("base", "core.territory", "core.people", "core.policy");
    plan.put("core.tables", abovePolicy);
    plan.put("core.live", abovePolicy);
    plan.put("core.forms", abovePolicy);
    plan.put("core.intake", with(abovePolicy, "core.forms"));
    plan.put("core.lists", with(abovePolicy, "core.forms", "core.intake"));
    plan.put("core.links", with(abovePolicy, "core.forms", "core.intake", "core.lists"));
    plan.put("field.places", List.of("base", "core"));
    plan.put("field.reports", List.of("base", "core", "field.places"));
    plan.put("field.figures", List.of("base", "core", "field.places", "field.reports"));
    plan.put(
        "field.data", List.of("base", "core", "field.places", "field.reports", "field.figures"));
    plan.put("exchange", List.of("base", "core", "field"));
    plan.put("web", List.of("base", "core", "field", "exchange"));
    plan.put("cli", List.of("base", "core", "field", "exchange", "web"));
    return plan;
  }

  private static List<String> with(List<String> rooms, String... more) {
    var all = new ArrayList<>(rooms);
    all.addAll(List.of(more));
    return all;
  }

  @ArchTest
  static final ArchRule noRoomOpensOnARoomThatOpensOnIt =
      slices().matching("org.halte.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyClassLivesInARoomOfThePlan =
      classes()
          .should()
          .resideInAnyPackage(
              PLAN.keySet().stream().map(HouseTest::packages).toArray(String[]::new));

  @ArchTest
  static final ArchRule onlyStoresAndTheDatabaseRoomSpeakSql =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.halte.base.database..")
          .and(notNamed("Store"))
          .and(notNamed("Configuration"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..", "org.postgresql..");

  @ArchTest
  static final ArchRule onlyTheVaultEncrypts =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.halte.base.vault..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javax.crypto..", "com.google.crypto.tink..")
                  .as("encrypt on their own"));

  @ArchTest
  static final ArchRule onlyTheWebRoomSpeaksHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.halte.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.servlet..",
              "org.springframework.web..",
              "org.springframework.http..",
              "org.springframework.security.web..");

  /**
   * What rights open or close of a place or a report, and who turns that into what one may read.
   */
  private static final Map<Class<?>, Set<String>> FIELDS =
      Map.of(
          Place.class,
          Set.of("name", "position", "zone", "kind", "state"),
          Report.class,
          Set.of(
              "startedAt",
              "endedAt",
              "receivedAt",
              "reviewedAt",
              "headcount",
              "women",
              "families",
              "minorsAlone",
              "needs",
              "given",
              "alert",
              "flags",
              "position",
              "zone",
              "texts",
              "eviction"));

  /** Views draw for one viewer; papers are for those to whom everything of a report is open. */
  private static final Set<String> VIEWS =
      Set.of("PlaceView", "ReportCards", "ReportPapers", "OpenedPlaces");

  @ArchTest
  static final ArchRule noDoorOpensAFieldItself =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.halte.field.figures..", "org.halte.field.data..", "org.halte.web..")
          .and(
              DescribedPredicate.describe(
                  "are not the views", type -> !VIEWS.contains(outermost(type))))
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "a field of a place or a report is read past its viewer's rights",
                  (JavaAccess<?> access) ->
                      FIELDS.entrySet().stream()
                          .anyMatch(field ->
                              access.getTargetOwner().isEquivalentTo(field.getKey())
                                  && field.getValue().contains(access.getTarget().getName()))));

  @ArchTest
  static final ArchRule onlyPolicyRoundsMoments =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.halte.field..",
              "org.halte.web..",
              "org.halte.exchange..",
              "org.halte.core.live..",
              "org.halte.core.tables..")
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe(
                  "a moment is cut short",
                  (JavaAccess<?> access) ->
                      access.getTargetOwner().getPackageName().equals("java.time")
                          && access.getTarget().getName().equals("truncatedTo")));

  @ArchTest
  static final ArchRule theXlsFormCompilerIsALibraryWithoutSpring =
      noClasses()
          .that()
          .resideInAnyPackage("org.halte.core.forms.xlsform..", "org.halte.core.forms.xform..")
          .should()
          .dependOnClassesThat(resideInAPackage("org.springframework.."));

  @TestFactory
  Stream<DynamicTest> eachRoomImportsOnlyWhatThePlanAllows() {
    var house =
        new com.tngtech.archunit.core.importer.ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("org.halte");
    return PLAN.entrySet().stream()
        .map(room ->
            DynamicTest.dynamicTest(
                room.getKey(), () -> importsOnly(room.getKey(), room.getValue()).check(house)));
  }

  private static ArchRule importsOnly(String room, List<String> allowed) {
    var open =
        Stream.concat(Stream.of(room), allowed.stream())
            .map(HouseTest::packages)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packages(room))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.halte..")
                .and(DescribedPredicate.not(resideInAnyPackage(open)))
                .as("live in a room that " + room + " may not import"))
        .allowEmptyShould(true);
  }

  private static String packages(String room) {
    return "org.halte." + room + "..";
  }

  private static DescribedPredicate<JavaClass> notNamed(String ending) {
    return DescribedPredicate.describe(
        "are not named *" + ending, type -> !outermost(type).endsWith(ending));
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseTest::outermost).orElse(type.getSimpleName());
  }

  @Test
  void onlyPolicyRoundsInSql() throws Exception {
    var policy = Path.of("src/main/java/org/halte/core/policy");
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var rounding =
          files
              .filter(file -> file.toString().endsWith(".java") && !file.startsWith(policy))
              .filter(file ->
                  read(file).contains("date_trunc(")
                      || read(file).contains("date_bin(")
                      || read(file).contains("/ 10.0"))
              .toList();
      assertThat(rounding).isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws Exception {
    var sources = Path.of("src/main/java");
    try (var files = Files.walk(sources)) {
      var silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertThat(silent).isEmpty();
    }
  }

  @ArchTest
  static final ArchRule onlyTheFormatsRoomWritesCsv =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.halte.base.formats..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("de.siegmar.fastcsv..");

  /** What is not guarded against formulas goes to phones alone. */
  @ArchTest
  static final ArchRule exactCsvIsForPhones =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.halte.core.lists.EntityLists")
          .and()
          .doNotHaveFullyQualifiedName("org.halte.core.forms.xlsform.XlsForm")
          .should()
          .callMethodWhere(named(CsvWriter.class, "exact[A-Z].*"));

  @ArchTest
  static final ArchRule theListOfAPhoneIsForPhones =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.halte.core.lists..", "org.halte.core.links..", "org.halte.web.openrosa..")
          .should()
          .callMethodWhere(named(EntityList.class, "csv"));

  private static DescribedPredicate<JavaMethodCall> named(Class<?> owner, String method) {
    return DescribedPredicate.describe(
        "is to " + owner.getSimpleName() + "." + method,
        call ->
            call.getTargetOwner().isEquivalentTo(owner)
                && call.getTarget().getName().matches(method));
  }

  /** Commas are joined in the one writer; arrays of the database in braces are none of it. */
  @Test
  void nobodyElseJoinsCommas() throws Exception {
    var joined =
        Pattern.compile(
            "joining\\(\\s*\"[,;]\"\\s*\\)|join\\(\\s*\"[,;]\"|append\\([^)]*[\"'][,;][\"']\\s*\\)");
    var sources = Path.of("src/main/java");
    try (var files = Files.walk(sources)) {
      var found = new ArrayList<Path>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        boolean writer = file.startsWith(sources.resolve("org/halte/base/formats"));
        if (!writer && joined.matcher(Files.readString(file)).find()) {
          found.add(file);
        }
      }
      assertThat(found).isEmpty();
    }
  }
}
