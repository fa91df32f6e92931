/** The codes of the shipped forms in the order in which people think of them; labels are in the catalogues under `code.*`. */
export const KINDS = ['campement_tentes', 'bidonville_cabanes', 'squat_bati', 'pont_tunnel', 'voie_publique_diffus', 'gare_metro', 'vehicules', 'parc_bois', 'autre'] as const
export const STATES = ['actif', 'incertain', 'vide', 'expulse', 'ferme', 'a_verifier'] as const
export const SENSITIVITIES = ['normale', 'haute', 'secrete'] as const
export const NEEDS = ['tente', 'bache', 'duvet', 'couverture', 'matelas', 'vetements', 'chaussures', 'repas', 'eau', 'hygiene', 'hygiene_menstruelle', 'couches', 'bois_chauffe', 'recharge_tel', 'carte_sim', 'soins', 'psy', 'juridique', 'mineur', 'hebergement', 'transport', 'interprete', 'scolarisation'] as const
export const URGENCIES = ['vitale', '48h', 'semaine'] as const
export const STATUSES = ['ok', 'review', 'hold', 'approved', 'rejected', 'replaced'] as const
export const RESULTS = ['rencontre', 'personne', 'inaccessible', 'refus', 'interdit_par_police', 'pas_passe'] as const
export const QUALITIES = ['compte', 'estime', 'au_moins', 'oui_dire'] as const
export const ROLES = ['volunteer', 'coordinator', 'org_admin', 'instance_admin'] as const
export const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const
