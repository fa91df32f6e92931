package org.halte.core.people;

/**
 * An association.
 *
 * @param slug its short name in addresses and codes, lower-case letters, digits and hyphens
 */
public record Organisation(OrganisationId id, String slug, String name) {}
