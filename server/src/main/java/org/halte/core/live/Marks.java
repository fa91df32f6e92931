package org.halte.core.live;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import org.halte.base.changes.Change.Position;
import org.halte.base.kernel.Problem;
import org.halte.base.vault.Vault;
import org.springframework.stereotype.Component;

/**
 * Positions of the feed as screens keep them to resume: sealed, of one length and never twice the
 * same, for the gaps between positions would count what a viewer may not see.
 */
@Component
class Marks {

  private static final String PURPOSE = "live.mark";

  private final Vault vault;

  Marks(Vault vault) {
    this.vault = vault;
  }

  String write(Position position) {
    byte[] plain =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(position.xid())
            .putLong(position.number())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(plain, PURPOSE));
  }

  /** The position of a mark; empty for what is none, or was sealed with keys of another Halte. */
  Optional<Position> read(String mark) {
    if (mark.isBlank()) {
      return Optional.empty();
    }
    try {
      ByteBuffer plain = ByteBuffer.wrap(vault.open(Base64.getUrlDecoder().decode(mark), PURPOSE));
      return Optional.of(new Position(plain.getLong(), plain.getLong()));
    } catch (IllegalArgumentException | Problem e) {
      return Optional.empty();
    }
  }
}
