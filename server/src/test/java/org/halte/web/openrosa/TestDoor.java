package org.halte.web.openrosa;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.halte.base.blobs.Blobs;
import org.halte.base.changes.FollowerRunner;
import org.halte.base.kernel.Messages;
import org.halte.base.kernel.NightCalendar;
import org.halte.base.vault.Vault;
import org.halte.core.forms.FormId;
import org.halte.core.forms.FormLibrary;
import org.halte.core.forms.Publication;
import org.halte.core.intake.AnswerChecker;
import org.halte.core.intake.Intake;
import org.halte.core.intake.Submission;
import org.halte.core.intake.Submissions;
import org.halte.core.intake.findings.Flag;
import org.halte.core.lists.EntityListSource;
import org.halte.core.lists.EntityLists;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.TeamScope;
import org.halte.core.policy.Viewer;
import org.halte.core.territory.ZoneId;
import org.halte.testing.OpenRosaClient;
import org.halte.testing.TestDatabase;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ODK door on a real database and a real port, with phones that come and go. */
public final class TestDoor implements AutoCloseable {

  public static final OrganisationId RELAIS = new OrganisationId(UUID.randomUUID());
  public static final OrganisationId PASSERELLE = new OrganisationId(UUID.randomUUID());

  private final TestDatabase database = TestDatabase.fresh();
  private final Path folder;
  private final AnnotationConfigApplicationContext beans;
  private final Tomcat tomcat;
  private final Map<String, DoorKeys.Holder> phones = new ConcurrentHashMap<>();
  final Map<String, Map<String, String>> places = new ConcurrentHashMap<>();

  private TestDoor() {
    try {
      folder = Files.createTempDirectory("halte-door");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Vault vault = Vault.at(folder.resolve("keys.json"));
    beans = new AnnotationConfigApplicationContext();
    beans.registerBean(DataSource.class, database::dataSource);
    beans.registerBean(JdbcClient.class, database::jdbc);
    beans.registerBean(PlatformTransactionManager.class, database::transactionManager);
    beans.registerBean(TransactionTemplate.class, database::transactions);
    beans.registerBean(Clock.class, Clock::systemUTC);
    beans.registerBean(
        NightCalendar.class,
        () -> new NightCalendar(Clock.systemUTC(), java.time.ZoneId.of("Europe/Paris")));
    beans.registerBean(Messages.class, Messages::new);
    beans.registerBean(Vault.class, () -> vault);
    beans.registerBean(Blobs.class, () -> new Blobs(folder.resolve("blobs"), vault));
    beans.registerBean(DoorKeys.class, () -> (token, _) -> Optional.ofNullable(phones.get(token)));
    beans.registerBean(EntityListSource.class, () -> new Places());
    var scanner = new ClassPathBeanDefinitionScanner(beans);
    // Publishing is the desk's.
    scanner.addExcludeFilter(
        new RegexPatternTypeFilter(
            Pattern.compile(
                "org\\.halte\\.core\\.(forms\\.life|intake\\.trials|people\\.(entry|sectors|Teams)).*")));
    scanner.scan(
        "org.halte.base.audit",
        "org.halte.base.changes",
        "org.halte.core.people",
        "org.halte.core.forms",
        "org.halte.core.intake");
    beans.register(
        EntityLists.class, FormDoor.class, SubmissionDoor.class, OpenRosaConfiguration.class);
    beans.refresh();
    tomcat = serve();
  }

  /** A door with the form {@code essai} published, in versions 1 and 2. */
  public static TestDoor open() {
    TestDoor door = new TestDoor();
    door.publish("1");
    door.publish("2");
    return door;
  }

  private Tomcat serve() {
    try {
      Tomcat server = new Tomcat();
      server.setBaseDir(folder.toString());
      server.setPort(0);
      server.setSilent(true);
      server.getConnector().setProperty("maxSwallowSize", "-1");
      Context context = server.addContext("", folder.toString());
      Tomcat.addServlet(
          context, "openrosa", beans.getBean(ServletRegistrationBean.class).getServlet());
      context.addServletMappingDecoded("/openrosa/*", "openrosa");
      server.start();
      return server;
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
  }

  void publish(String version) {
    library()
        .publish(
            new Publication(
                new FormId("essai"),
                Optional.empty(),
                "Essai",
                version,
                TestForm.xform(version).getBytes(UTF_8),
                null,
                null,
                List.of(new Publication.Enclosure("lampe.png", "image/png", new byte[] {1, 2}))));
  }

  /** A new phone of an association, with its own token in the address. */
  public OpenRosaClient phone(OrganisationId organisation) {
    return phone(organisation, "fr");
  }

  OpenRosaClient phone(OrganisationId organisation, String language) {
    String token = "secret-" + UUID.randomUUID();
    TeamScope team =
        new TeamScope(
            new TeamId(UUID.randomUUID()), Set.of(new ZoneId("75118")), Set.<DayOfWeek>of());
    Viewer.Device device =
        new Viewer.Device(UUID.randomUUID(), organisation, Optional.empty(), List.of(team));
    phones.put(token, new DoorKeys.Holder(device, Locale.FRENCH, Optional.empty()));
    return new OpenRosaClient(root() + "/" + token, language);
  }

  void revoke(OpenRosaClient phone) {
    phones.remove(phone.server().replaceFirst(".*/", ""));
  }

  String root() {
    return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/openrosa";
  }

  FormLibrary library() {
    return beans.getBean(FormLibrary.class);
  }

  Intake intake() {
    return beans.getBean(Intake.class);
  }

  Submissions submissions() {
    return beans.getBean(Submissions.class);
  }

  Submission read(String instanceId) {
    return submissions().read(instanceId, new Viewer.System("test"));
  }

  long count(String sql) {
    return database.jdbc().sql(sql).query(Long.class).single();
  }

  TestDatabase database() {
    return database;
  }

  long countSubmissions() {
    return count("select count(*) from core.submission");
  }

  long countBlobs() {
    try (var files = Files.walk(folder.resolve("blobs"))) {
      return files.filter(Files::isRegularFile).count();
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the check says of a report, once it has looked at all. */
  List<Flag> flags(String instanceId) {
    try {
      if (!beans.getBean(FollowerRunner.class).awaitCaughtUp(Duration.ofSeconds(20))
          || !beans.getBean(AnswerChecker.class).awaitIdle(Duration.ofSeconds(20))) {
        throw new IllegalStateException("the check does not come to an end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return submissions().listFlags(read(instanceId));
  }

  @Override
  public void close() {
    try {
      tomcat.stop();
      tomcat.destroy();
    } catch (LifecycleException e) {
      throw new IllegalStateException(e);
    }
    beans.close();
    database.close();
  }

  /** The list {@code lieux}, of the zone that the phone's team serves. */
  private final class Places implements EntityListSource {
    @Override
    public String dataset() {
      return "lieux";
    }

    @Override
    public List<String> columns() {
      return List.of("geometry", "zone", "__version");
    }

    @Override
    public Object stamp(Viewer viewer) {
      return List.of(viewer, Map.copyOf(places));
    }

    @Override
    public List<Map<String, String>> rows(Viewer viewer) {
      Set<ZoneId> zones = ((Viewer.Device) viewer).teams().getFirst().zones();
      return new TreeMap<>(places)
          .values().stream()
              .filter(place -> zones.contains(new ZoneId(place.get("zone"))))
              .toList();
    }

    @Override
    public Set<String> listGone(Set<String> ids, Viewer viewer) {
      return ids.stream().filter(id -> id.startsWith("gone")).collect(Collectors.toSet());
    }
  }
}
