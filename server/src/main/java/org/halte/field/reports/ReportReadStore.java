package org.halte.field.reports;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.halte.base.geo.Position;
import org.halte.base.kernel.Night;
import org.halte.base.vault.Vault;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;
import org.halte.core.people.TeamId;
import org.halte.core.policy.FactStore;
import org.halte.core.territory.ZoneId;
import org.halte.field.places.Coded;
import org.halte.field.reports.facts.Alert;
import org.halte.field.reports.facts.EvictionFacts;
import org.halte.field.reports.facts.Flag;
import org.halte.field.reports.facts.Lines;
import org.halte.field.reports.facts.Quality;
import org.halte.field.reports.facts.Result;
import org.halte.field.reports.facts.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Turns rows of {@code field.known_report} into opened {@link Report}s. */
@Component
public class ReportReadStore {

  /** Every column that {@link #report} reads, of {@code field.known_report r}. */
  public static final String SELECT =
      """
      select r.*, x.sent_id, x.named_place_id as named, e.kind as eviction_kind, e.source, e.legal_basis, e.solution, e.people,
        e.quality as people_quality, e.left_count, e.back_on_street, e.arrests,
        (select json_agg(json_build_array(n.item, n.quantity, n.urgency) order by n.item)
         from field.report_need n where n.report_id = r.id)::text as needs,
        (select json_agg(json_build_array(g.item, g.quantity) order by g.item)
         from field.report_given g where g.report_id = r.id)::text as given
      from field.known_report r join field.report x on x.id = r.id
        left join field.eviction e on e.report_id = r.id
      """;

  private static final ObjectMapper JSON = JsonMapper.shared();

  private final Vault vault;

  ReportReadStore(Vault vault) {
    this.vault = vault;
  }

  /** One row of {@link #SELECT}. */
  public Report report(ResultSet row, int index) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Report(
        id,
        row.getLong("number"),
        row.getLong("version"),
        row.getString("instance_id"),
        row.getString("sent_id"),
        text(row, "deprecated_id"),
        text(row, "replaced_by"),
        row.getString("form_id"),
        row.getString("form_version"),
        row.getString("category"),
        new OrganisationId(row.getObject("organisation_id", UUID.class)),
        uuid(row, "team_id").map(TeamId::new),
        uuid(row, "member_id").map(MemberId::new),
        uuid(row, "place_id"),
        uuid(row, "named"),
        text(row, "zone").map(ZoneId::new),
        new Night(row.getObject("night", LocalDate.class)),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getObject("received_at", OffsetDateTime.class).toInstant(),
        text(row, "result").flatMap(code -> Coded.find(Result.class, code)),
        number(row, "headcount"),
        quality(row, "quality"),
        number(row, "women"),
        number(row, "families"),
        number(row, "minors_alone"),
        Lines.needs(row.getString("needs")),
        Lines.given(row.getString("given")),
        Coded.find(Alert.class, row.getString("alert")).orElse(Alert.NONE),
        row.getInt("photos"),
        Coded.find(Status.class, row.getString("status")).orElse(Status.REVIEW),
        flags(row.getArray("flags")),
        Optional.ofNullable(row.getBytes("position_sealed"))
            .map(sealed -> position(vault.open(sealed, positionPurpose(id)))),
        texts(id, row),
        eviction(row),
        uuid(row, "reviewed_by").map(MemberId::new),
        Optional.ofNullable(row.getObject("reviewed_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        FactStore.read(row));
  }

  byte[] seal(UUID id, Position p) {
    return vault.seal(
        ByteBuffer.allocate(16).putDouble(p.lat()).putDouble(p.lon()).array(), positionPurpose(id));
  }

  byte @Nullable [] sealTexts(UUID id, Map<String, String> texts) {
    return texts.isEmpty()
        ? null
        : vault.sealText(JSON.writeValueAsString(texts), "field.report.text:" + id);
  }

  byte[] sealReview(UUID id, String note) {
    return vault.sealText(note, "field.report.review:" + id);
  }

  private Map<String, String> texts(UUID id, ResultSet row) throws SQLException {
    Map<String, String> texts = new HashMap<>();
    byte[] sealed = row.getBytes("text_sealed");
    if (sealed != null) {
      texts.putAll(
          JSON.readValue(
              vault.openText(sealed, "field.report.text:" + id), new TypeReference<>() {}));
    }
    byte[] review = row.getBytes("review_sealed");
    if (review != null) {
      texts.put("review", vault.openText(review, "field.report.review:" + id));
    }
    return texts;
  }

  private static Optional<EvictionFacts> eviction(ResultSet row) throws SQLException {
    Optional<String> solution = text(row, "solution");
    if (solution.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EvictionFacts(
            text(row, "eviction_kind"),
            text(row, "source"),
            text(row, "legal_basis"),
            solution.get(),
            number(row, "people"),
            quality(row, "people_quality"),
            number(row, "left_count"),
            number(row, "back_on_street"),
            number(row, "arrests")));
  }

  private static Set<Flag> flags(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray())
        .flatMap(code -> Coded.find(Flag.class, (String) code).stream())
        .collect(Collectors.toSet());
  }

  private static Position position(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Position(buffer.getDouble(), buffer.getDouble());
  }

  private static String positionPurpose(UUID id) {
    return "field.report.position:" + id;
  }

  private static Quality quality(ResultSet row, String column) throws SQLException {
    return text(row, column)
        .flatMap(code -> Coded.find(Quality.class, code))
        .orElse(Quality.ESTIMATED);
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<UUID> uuid(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, UUID.class));
  }

  private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, Integer.class));
  }
}
