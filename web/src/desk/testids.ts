/**
 * Every `data-testid` of the desk, in the order of the journeys. Names are promises to the end-to-end tests.
 *
 * sign-in:   sign-in-email, sign-in-password, sign-in-submit, sign-in-error, sign-out, account-menu
 * first day: setup-organisation, setup-name, setup-email, setup-password, setup-submit; join-name, join-email,
 *            join-password, join-submit, join-open-app, join-open-desk; reset-email, reset-password, reset-submit
 * map:       map-ready (present when the base map and the places are drawn), live-state (data-state = live | retrying |
 *            offline), place-row (data-id, data-fresh when it has just changed), place-search, list-sort, tab-places,
 *            tab-reports, legend, new-place, new-place-save, near-place
 * selection: filter-period, filter-organisation, filter-zone, filter-kind, filter-state, filter-need, filter-urgency,
 *            filter-clear, export-menu, export-csv, export-xlsx
 * counters:  counter-people, counter-encounters, counter-visits, counter-needs, counter-doubles, counter-gaps,
 *            counter-evictions, counter-places (each holds data-value)
 * place:     place-sheet, place-edit, place-save, place-visit (data-id)
 * report:    report-row (data-id), report-sheet, report-status, review-note, review-approve, review-reject,
 *            review-correct, review-correct-save, nav-review-count, finding
 * lists:     nav-lists, list-create, list-save, list-row (data-name), list-conflict (data-kind), choose-CHOICE, list-waiting,
 *            apply-now, list-upload, list-file, list-rehearsal, list-upload-run, entity-add, entity-row (data-id),
 *            entity-save, entity-restore, entity-deed; place-conflict, place-merge, place-unmerge
 * admin:     nav-admin, admin-members, admin-invitations, invite-open, invite-create, invite-link, admin-teams, team-create,
 *            admin-zones, zones-file, zones-preview, zones-give-up, zones-replace, sector-create, sector-row, sector-save,
 *            admin-devices, device-create, device-link, phone-collect, device-openrosa, device-kobo-server, device-kobo-name, device-kobo-password,
 *            phone-sheet, phone-print, phone-done, admin-tokens, token-create, token-value,
 *            admin-organisations, admin-agreements, admin-forms, admin-import, import-file, import-dry-run, import-run,
 *            admin-health
 */
export {}
