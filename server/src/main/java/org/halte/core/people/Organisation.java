package org.halte.core.people;

/**
 * An association.
 *
 * @param slug its short name in addresses and codes, lower-case letters, digits and hyphens
 * @param version grows with every change
 */
public record Organisation(OrganisationId id, String slug, String name, long version) {}
