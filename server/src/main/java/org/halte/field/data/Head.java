package org.halte.field.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import org.halte.field.figures.boards.Named;

/**
 * What a viewer may know of a report beside its answers; what is closed is empty. Field names are
 * those of the API.
 *
 * @param instanceId as the phone said it
 * @param key as Halte knows it; shown to nobody
 * @param startedAt to the hour for those who may not know exactly
 * @param link whether it came by a link, from somebody without an account, for who may know who
 *     sent it
 * @param mayJudge whether the viewer may approve it or set it aside
 */
public record Head(
    String instanceId,
    @JsonIgnore String key,
    long number,
    String version,
    String status,
    Named organisation,
    Optional<Named> team,
    Optional<Named> author,
    Optional<Named> place,
    String night,
    Optional<Instant> startedAt,
    Optional<Instant> receivedAt,
    Optional<Named> reviewedBy,
    Optional<Instant> reviewedAt,
    boolean link,
    boolean mayJudge) {}
