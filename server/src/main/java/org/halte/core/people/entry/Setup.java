package org.halte.core.people.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.halte.base.kernel.PrivateFiles;
import org.halte.core.people.Actor;
import org.halte.core.people.Member;
import org.halte.core.people.Organisation;
import org.halte.core.people.Organisations;
import org.halte.core.people.People;
import org.halte.core.people.PeopleProblem;
import org.halte.core.people.Role;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first start: while nobody runs the instance, a one-time link makes the first organisation and
 * its first administrator. The link is also written to {@code setup.json} in the data folder,
 * readable by its owner alone, until it is used.
 */
@Service
public class Setup {

  private static final Actor HOUSE = Actor.house("setup");

  private final SetupStore store;
  private final People people;
  private final Organisations organisations;
  private final Links links;
  private final JsonMapper json;
  private final Clock clock;
  private final Path file;

  Setup(
      SetupStore store,
      People people,
      Organisations organisations,
      Links links,
      JsonMapper json,
      Clock clock,
      Environment environment) {
    this.store = store;
    this.people = people;
    this.organisations = organisations;
    this.links = links;
    this.json = json;
    this.clock = clock;
    this.file = Path.of(environment.getRequiredProperty("halte.data"), "setup.json");
  }

  /** Makes a new link and writes the file; empty once somebody runs the instance. */
  public Optional<String> offer() {
    try {
      if (people.hasInstanceAdmin()) {
        Files.deleteIfExists(file);
        return Optional.empty();
      }
      String secret = Tokens.fresh();
      store.replace(Tokens.hash(secret), clock.instant());
      String url = links.to("/setup#" + secret);
      PrivateFiles.write(file, json.writeValueAsBytes(Map.of("url", url)));
      return Optional.of(url);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** Throws unless this is the link that counts now. */
  public void check(String secret) {
    if (!store.exists(Tokens.hash(secret)) || people.hasInstanceAdmin()) {
      throw PeopleProblem.unknownLink();
    }
  }

  /** Makes the organisation and the member who runs the instance and administers it. */
  @Transactional
  public Member use(
      String secret,
      String organisation,
      String name,
      String email,
      String password,
      Locale locale) {
    check(secret);
    if (!store.use(Tokens.hash(secret))) {
      throw PeopleProblem.usedLink();
    }
    Organisation first =
        organisations.createOrganisation(HOUSE, Slugs.of(organisation), organisation);
    Member member =
        people.createMember(
            HOUSE,
            new People.NewMember(
                first.id(),
                email,
                name,
                password,
                Set.of(Role.INSTANCE_ADMIN, Role.ORG_ADMIN),
                locale));
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
    return member;
  }
}
