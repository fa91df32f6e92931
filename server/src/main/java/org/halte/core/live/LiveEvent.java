package org.halte.core.live;

/**
 * One event for one listener.
 *
 * @param id to resume from; it tells nothing
 * @param name {@code report}, {@code place}, {@code eviction}; {@code reset} says that too much was
 *     missed and everything should be loaded anew
 * @param data to be written as JSON
 */
public record LiveEvent(String id, String name, Object data) {}
