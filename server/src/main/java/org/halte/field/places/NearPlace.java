package org.halte.field.places;

/** A place and how far it is from the point asked for. */
public record NearPlace(Place place, double metres) {}
