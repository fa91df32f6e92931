package org.halte.field.figures.boards;

/** An identifier and what people call it. */
public record Named(String id, String name) {}
