package org.halte.core.lists;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.halte.core.policy.Viewer;

/**
 * A list of entities for phones. A bean of this type is a feature's own list, offered by the ODK
 * door to everybody; lists that organisations keep come from an {@link EntityListShelf}.
 */
public interface EntityListSource {

  /** Its name in forms: {@code lieux} is the file {@code lieux.csv}. */
  String dataset();

  /**
   * The columns after {@code name} (the entity's UUID) and {@code label}, in order; {@code
   * geometry} is "latitude longitude 0 0".
   */
  List<String> columns();

  /**
   * Equal for as long as the rows are the same, and for all viewers who get the same rows: what was
   * written for one phone is then good for the others of its team.
   */
  Object stamp(Viewer viewer);

  /**
   * What this viewer may have on a phone, ordered so that the same content gives the same rows.
   *
   * @return by column name; an absent column is empty
   */
  List<Map<String, String>> rows(Viewer viewer);

  /**
   * Which of these entities are gone for this viewer: removed, merged away, or no longer in its
   * zones. An id that was never seen is not gone: its creation may still be on the phone.
   */
  Set<String> listGone(Set<String> ids, Viewer viewer);
}
