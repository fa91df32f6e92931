package org.halte.core.policy;

import org.halte.core.people.OrganisationId;

/**
 * One association lets another see part of its data.
 *
 * @param giver whose data
 * @param receiver who may see them
 * @param template which terms; {@code coordination} is the one that ships
 */
public record Agreement(OrganisationId giver, OrganisationId receiver, String template) {}
