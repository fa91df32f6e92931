package org.halte.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.function.Predicate;
import org.halte.core.people.MemberId;
import org.halte.core.people.OrganisationId;

/**
 * What rows are called: the same row the same each time, and nothing that anybody else could work
 * out. Where that is taken by something hidden from whoever imports, a row is called otherwise, so
 * that a rehearsal and a run say what they would say if there were no such thing.
 *
 * @param key known to this Halte alone
 * @param isThere whether an id is taken by something that the importer sees
 * @param isHidden whether it is taken by something that the importer does not see
 */
@SuppressWarnings("ArrayRecordComponent") // a hand-over, never compared
record RowIds(
    OrganisationId organisation,
    MemberId importer,
    byte[] key,
    Predicate<UUID> isThere,
    Predicate<UUID> isHidden) {

  UUID of(String what, String told) {
    String name = "halte:import:" + what + ":" + organisation + ":" + told;
    // As it was called before there was a key.
    UUID early = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    if (isThere.test(early)) {
      return early;
    }
    UUID id = keyed(name);
    return isHidden.test(id) ? keyed(name + "|" + importer) : id;
  }

  private UUID keyed(String name) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key);
      ByteBuffer bytes = ByteBuffer.wrap(digest.digest(name.getBytes(UTF_8)));
      long high = (bytes.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
      long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
