/**
 * One ordered feed of what happened. {@link org.halte.base.changes.Changes} appends to it in the
 * transaction that makes the change; {@link org.halte.base.changes.Follower}s derive what they need
 * from it, each at its own pace, run by {@link org.halte.base.changes.FollowerRunner}; {@link
 * org.halte.base.changes.Tail}s hand new changes to one node's listeners.
 */
@NullMarked
package org.halte.base.changes;

import org.jspecify.annotations.NullMarked;
