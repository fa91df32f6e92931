package org.halte.core.forms.problems;

/**
 * Everything that can be wrong with a form: a code that stays, and its sentence in French and
 * English. {0} stands for the name or value at fault.
 */
public enum ProblemCode {
  SHEET_MISSING(
      "Il manque la feuille « {0} » : ajoutez-la au classeur.",
      "The sheet \"{0}\" is missing: add it to the workbook."),
  SHEET_NAME_CLOSE(
      "Une feuille a un nom proche de « {0} » : renommez-la, ou faites précéder son nom de « _ » si elle sert à autre chose.",
      "A sheet has a name close to \"{0}\": rename it, or start its name with \"_\" if it is for something else."),
  HEADER_MISSING(
      "Il manque la colonne « {0} » : ajoutez-la à la première ligne.",
      "The column \"{0}\" is missing: add it to the first row."),
  HEADER_TWICE(
      "La colonne « {0} » existe deux fois, peut-être sous un autre nom : gardez-en une.",
      "The column \"{0}\" exists twice, perhaps under another name: keep one."),
  COLUMNS_APART(
      "La colonne « {0} » est loin du tableau : elle n'est pas lue, ni celles qui suivent.",
      "The column \"{0}\" is far from the table: it is not read, nor those behind it."),
  ROWS_APART(
      "Plus de {0} lignes vides avant celle-ci : elle n'est pas lue, ni celles qui suivent.",
      "More than {0} empty rows before this one: it is not read, nor those behind it."),
  HEADER_BLANK(
      "Le nom de colonne « {0} » contient un espace ou est vide : il ne peut pas servir dans les filtres.",
      "The column name \"{0}\" contains a space or is empty: it cannot be used in filters."),
  HEADER_UNKNOWN(
      "La colonne « {0} » n'est pas connue sur cette feuille : corrigez son nom ou retirez-la.",
      "The column \"{0}\" is not known on this sheet: mend its name or remove it."),
  HEADER_CLOSE(
      "La colonne « {0} » n'a pas de sens particulier : vérifiez son nom.",
      "The column \"{0}\" has no meaning of its own: check its name."),
  HEADER_ID_TWICE(
      "Les colonnes form_id et id_string sont toutes deux présentes : gardez form_id.",
      "The columns form_id and id_string are both there: keep form_id."),
  TYPE_MISSING(
      "Cette ligne n'a pas de type de question : remplissez la colonne type.",
      "This row has no type of question: fill the type column."),
  TYPE_UNKNOWN(
      "Le type de question « {0} » n'existe pas : prenez-en un du standard, par exemple text, integer ou select_one LISTE.",
      "The type of question \"{0}\" does not exist: take one of the standard, such as text, integer or select_one LIST."),
  ROW_IGNORED(
      "Cette ligne sans type, nom ni libellé est ignorée.",
      "This row without type, name or label is skipped."),
  ROW_DISABLED(
      "La colonne disabled n'est plus du standard : préférez relevant.",
      "The column disabled is not part of the standard any more: use relevant."),
  NAME_MISSING(
      "Cette question ou ce groupe n'a pas de nom : remplissez la colonne name.",
      "This question or group has no name: fill the name column."),
  NAME_INVALID(
      "Le nom « {0} » n'est pas permis : commencez par une lettre ou « _ », puis lettres, chiffres, « _ », « - » ou « . ».",
      "The name \"{0}\" is not allowed: start with a letter or underscore, then letters, digits, underscores, hyphens or periods."),
  NAME_TWICE(
      "Le nom « {0} » est déjà pris dans le même groupe : donnez-en un autre.",
      "The name \"{0}\" is already used in the same group: choose another."),
  NAME_TWICE_CASE(
      "Le nom « {0} » ne diffère d'un autre que par des majuscules : un tableur peut les confondre. Renommez-en un.",
      "The name \"{0}\" differs from another only by upper and lower case: spreadsheets may mix them up. Rename one."),
  NAME_RESERVED(
      "Le nom « meta » est réservé : donnez un autre nom.",
      "The name \"meta\" is reserved: choose another."),
  REPEAT_NAME_ROOT(
      "Le groupe répété « {0} » porte le nom du formulaire lui-même : donnez-lui un autre nom.",
      "The repeat \"{0}\" has the name of the form itself: give it another name."),
  REPEAT_NAME_TWICE(
      "Deux groupes répétés s'appellent « {0} » : renommez-en un.",
      "Two repeats are called \"{0}\": rename one."),
  LABEL_MISSING(
      "La question « {0} » n'a ni libellé ni aide : remplissez la colonne label.",
      "The question \"{0}\" has no label or hint: fill the label column."),
  SECTION_LABEL_MISSING(
      "Le groupe répété « {0} » n'a pas de libellé : remplissez la colonne label, pour que l'on sache ce que l'on ajoute.",
      "The repeat \"{0}\" has no label: fill the label column, so that it is clear what is added."),
  SECTION_REQUIRED(
      "Le groupe « {0} » ne peut pas être obligatoire : mettez required sur les questions qu'il contient.",
      "The group \"{0}\" cannot be required: put required on the questions inside."),
  BIG_IMAGE_ALONE(
      "« {0} » a une big-image sans image : ajoutez l'image.",
      "\"{0}\" has a big-image but no image: add the image."),
  MEDIA_UNKNOWN(
      "Le média « {0} » n'est pas connu : image, big-image, audio ou video.",
      "The media \"{0}\" is not known: image, big-image, audio or video."),
  MEDIA_KIND_MISSING(
      "La colonne media ne dit pas de quel genre : « {0} » n'aura pas d'image. Écrivez media::image, media::audio ou media::video.",
      "The column media does not say which kind: \"{0}\" will have no picture. Write media::image, media::audio or media::video."),
  END_UNMATCHED(
      "Ce « end » ne ferme aucun groupe ouvert{0}.", "This \"end\" closes no open group{0}."),
  BEGIN_UNMATCHED(
      "Le groupe « {0} » n'est jamais fermé : ajoutez la ligne end correspondante.",
      "The group \"{0}\" is never closed: add the matching end row."),
  TOO_DEEP(
      "Trop de niveaux imbriqués{0} : simplifiez les groupes ou les expressions.",
      "Too many levels inside each other{0}: simplify the groups or the expressions."),
  LOOP_LIST_MISSING(
      "Cette boucle n'a pas de liste : écrivez begin loop over LISTE.",
      "This loop has no list: write begin loop over LIST."),
  CALCULATION_MISSING(
      "Il manque le calcul : remplissez la colonne calculation.",
      "The calculation is missing: fill the calculation column."),
  CALCULATION_CYCLE(
      "Ces calculs ont besoin les uns des autres, sans fin (ligne entre parenthèses) : {0}. Rompez le cercle.",
      "These calculations need each other, without end (rows in brackets): {0}. Break the circle."),
  OWN_ANSWER(
      "La logique de « {0} » a besoin de la réponse à « {0} » elle-même : aucun téléphone n'ouvrira ce formulaire. Nommez une autre question, ou utilisez constraint pour juger la réponse.",
      "The logic of \"{0}\" needs the answer to \"{0}\" itself: no phone will open this form. Name another question, or use constraint to judge the answer."),
  CHOICES_SHEET_MISSING(
      "Cette question utilise une liste mais il n'y a pas de feuille choices avec les colonnes list_name, name et label.",
      "This question uses a list but there is no choices sheet with the columns list_name, name and label."),
  EXTERNAL_SHEET_MISSING(
      "Cette question utilise external_choices mais cette feuille manque : ajoutez-la, avec les colonnes list_name, name et label.",
      "This question uses external_choices but that sheet is missing: add it, with the columns list_name, name and label."),
  LIST_UNKNOWN(
      "La liste de choix « {0} » n'existe pas dans la feuille choices : ajoutez-y ses choix, ou corrigez le nom.",
      "The choice list \"{0}\" does not exist on the choices sheet: add its choices there, or mend the name."),
  EXTERNAL_LIST_UNKNOWN(
      "La liste « {0} » n'existe pas dans la feuille external_choices : ajoutez-y ses choix, ou corrigez le nom.",
      "The list \"{0}\" does not exist on the external_choices sheet: add its choices there, or mend the name."),
  EXTERNAL_UNFILTERED(
      "select_one_external n'est utile qu'avec un choice_filter : remplissez cette colonne, ou prenez select_one.",
      "select_one_external is only meant for filtered selects: fill choice_filter, or take select_one."),
  FILE_EXTENSION(
      "Le fichier de choix « {0} » doit finir par .csv, .xml ou .geojson.",
      "The file of choices \"{0}\" must end with .csv, .xml or .geojson."),
  CHOICE_NAME_MISSING(
      "Ce choix n'a pas de code : remplissez la colonne name.",
      "This choice has no code: fill the name column."),
  CHOICE_NAME_TWICE(
      "Le code « {0} » existe deux fois dans sa liste : changez-en un, ou mettez allow_choice_duplicates à yes.",
      "The code \"{0}\" exists twice in its list: change one, or set allow_choice_duplicates to yes."),
  CHOICE_NAME_SPACE(
      "Le code « {0} » contient un espace, ce qu'un select_multiple ne permet pas.",
      "The code \"{0}\" contains a space, which a select_multiple does not allow."),
  CHOICE_LABEL_MISSING(
      "Ce choix n'a pas de libellé : le téléphone ne saura quoi montrer. Remplissez la colonne label.",
      "This choice has no label: the phone will not know what to show. Fill the label column."),
  OTHER_FILTERED(
      "choice_filter et or_other ne vont pas ensemble : retirez l'un des deux.",
      "choice_filter and or_other do not go together: remove one."),
  OTHER_FROM_FILE(
      "or_other ne va qu'avec une liste de la feuille choices, pas avec « {0} » : ajoutez le choix au fichier.",
      "or_other only goes with a list of the choices sheet, not with \"{0}\": add the choice to the file."),
  OTHER_TRANSLATED(
      "or_other avec des traductions : le choix « Other » ajouté n'est pas traduit.",
      "or_other with translations: the added choice \"Other\" is not translated."),
  TABLE_LIST_FILTERED(
      "choice_filter et table-list ne vont pas ensemble : retirez l'un des deux.",
      "choice_filter and table-list do not go together: remove one."),
  TABLE_LIST_MIXED(
      "Toutes les questions d'un table-list utilisent la même liste, pas « {0} ».",
      "All questions of a table-list use the same list, not \"{0}\"."),
  SEARCH_LIST_SHARED(
      "La liste « {0} » sert à search() et à une autre question sans search() : séparez-les.",
      "The list \"{0}\" is used with search() and by another question without: use two lists."),
  PARAMETERS_INVALID(
      "Les paramètres « {0} » ne se lisent pas : écrivez clé=valeur clé=valeur.",
      "The parameters \"{0}\" cannot be read: write key=value key=value."),
  PARAMETER_UNKNOWN(
      "Le paramètre « {0} » n'existe pas pour ce type de question : retirez-le ou corrigez son nom.",
      "The parameter \"{0}\" does not exist for this type of question: remove it or mend its name."),
  PARAMETER_VALUE(
      "La valeur du paramètre « {0} » n'est pas permise : changez-la.",
      "The value of the parameter \"{0}\" is not allowed: change it."),
  PARAMETER_NUMBER(
      "Le paramètre « {0} » doit être un nombre.", "The parameter \"{0}\" must be a number."),
  PARAMETER_ZERO(
      "Le paramètre « {0} » ne doit pas être zéro.", "The parameter \"{0}\" must not be zero."),
  PARAMETER_RANGE(
      "Le paramètre « {0} » sort de l'intervalle start … end.",
      "The parameter \"{0}\" is outside the range start … end."),
  PARAMETER_MULTIPLE(
      "Le paramètre « {0} » doit être un multiple du pas.",
      "The parameter \"{0}\" must be a multiple of the step."),
  PARAMETER_APPEARANCE(
      "Le paramètre « {0} » ne va pas avec cette apparence.",
      "The parameter \"{0}\" does not go with this appearance."),
  PARAMETERS_INCOMPLETE(
      "Il faut ensemble les paramètres {0}.", "The parameters {0} are needed together."),
  TICK_LABELS(
      "Les choix de « {0} » ne correspondent pas aux valeurs de l'échelle.",
      "The choices of \"{0}\" do not match the values of the scale."),
  AUDIT_NAME(
      "Une question audit s'appelle toujours audit : laissez la colonne name vide.",
      "An audit is always named audit: leave the name column blank."),
  DEVICE_FIELD_OLD(
      "« {0} » n'est plus donné par les téléphones récents : retirez cette ligne.",
      "\"{0}\" is no longer given by recent phones: remove this row."),
  IMAGE_SIZE(
      "Le paramètre max-pixels allégerait les photos, donc l'envoi : écrivez par exemple max-pixels=1024 dans la colonne parameters.",
      "The max-pixels parameter would make photos lighter and quicker to send: write for example max-pixels=1024 in the parameters column."),
  PACKAGE_NAME(
      "« {0} » n'est pas un nom d'application Android, comme org.exemple.appareil.",
      "\"{0}\" is not the name of an Android application, such as org.example.camera."),
  EXPRESSION_BROKEN(
      "Cette expression ne se lit pas à partir de « {0} » : vérifiez parenthèses, guillemets et signes.",
      "This expression cannot be read from \"{0}\" on: check brackets, quotes and signs."),
  REFERENCE_SYNTAX(
      "La référence « {0} » est mal écrite : un nom entre ${ et }.",
      "The reference \"{0}\" is badly written: a name between ${ and }."),
  REFERENCE_COMMA(
      "Séparez les références par des virgules dans « {0} ».",
      "Separate the references by commas in \"{0}\"."),
  REFERENCE_UNKNOWN(
      "La question « {0} » n'existe pas dans la feuille survey : corrigez le nom, ou ajoutez la question.",
      "The question \"{0}\" does not exist on the survey sheet: mend the name, or add the question."),
  REFERENCE_AMBIGUOUS(
      "Plusieurs questions s'appellent « {0} » : on ne sait pas laquelle est visée. Renommez les autres.",
      "Several questions are called \"{0}\": which one is meant is not clear. Rename the others."),
  TRIGGER_HIDDEN(
      "La question « {0} » n'est pas visible : elle ne peut pas déclencher de calcul. Nommez une question que l'on voit.",
      "The question \"{0}\" is not visible: it cannot trigger a calculation. Name one that is seen."),
  TRIGGER_MISSING(
      "Une question background-geopoint a besoin d'un trigger : nommez-y une question, ${nom}.",
      "A background-geopoint needs a trigger: name a question there, ${name}."),
  TRIGGER_CALCULATION(
      "Une question background-geopoint ne peut pas avoir de calculation : videz cette cellule.",
      "A background-geopoint cannot have a calculation: clear that cell."),
  INSTANCE_CLASH(
      "Deux sources différentes donneraient la même liste « {0} » : renommez l'une.",
      "Two different sources would make the same list \"{0}\": rename one."),
  GEOMETRY_LIST(
      "La liste « {0} » de reference-geometry n'est ni une liste de choix, ni un fichier du formulaire, ni un groupe répété.",
      "The list \"{0}\" of reference-geometry is no choice list, no file of the form and no repeat."),
  ENTITY_LIST_MISSING(
      "Cette ligne d'entités n'a pas de list_name : remplissez cette colonne.",
      "This row of entities has no list_name: fill that column."),
  ENTITY_PERIOD(
      "Le nom « {0} » ne doit pas contenir de point : mettez « _ ».",
      "The name \"{0}\" must not contain a period: put an underscore."),
  ENTITY_RESERVED(
      "Le nom « {0} » est réservé : il ne peut être name, label, ni commencer par deux « _ ».",
      "The name \"{0}\" is reserved: it cannot be name, label, or start with two underscores."),
  ENTITY_LABEL(
      "La liste « {0} » crée des entités sans label : remplissez la colonne label.",
      "The list \"{0}\" creates entities without a label: fill the label column."),
  ENTITY_UPDATE_IF(
      "La liste « {0} » crée et modifie des entités : il faut aussi update_if.",
      "The list \"{0}\" creates and updates entities: update_if is needed too."),
  ENTITY_ID(
      "La liste « {0} » modifie des entités sans dire lesquelles : remplissez entity_id.",
      "The list \"{0}\" updates entities without saying which: fill entity_id."),
  ENTITY_INSTANCE(
      "La liste « {0} » n'est choisie par aucune question : ajoutez select_one_from_file {0}.csv.",
      "The list \"{0}\" is chosen by no question: add select_one_from_file {0}.csv."),
  ENTITY_SCOPE(
      "Les références de la liste « {0} » sont dans des groupes répétés différents.",
      "The references of the list \"{0}\" lie in different repeats."),
  ENTITY_PLACES(
      "Deux listes d'entités ne peuvent partager le même groupe : « {0} » n'a plus de place.",
      "Two entity lists cannot share the same group: no room is left for \"{0}\"."),
  SAVE_TO_NO_ENTITY(
      "save_to sans feuille entities : déclarez la liste dans une feuille entities.",
      "save_to without an entities sheet: declare the list on an entities sheet."),
  SAVE_TO_SECTION(
      "Un groupe ne peut pas avoir de save_to : mettez-le sur une question.",
      "A group cannot have a save_to: put it on a question."),
  SAVE_TO_LIST(
      "La liste d'entités « {0} » n'est pas déclarée dans la feuille entities.",
      "The entity list \"{0}\" is not declared on the entities sheet."),
  SAVE_TO_PREFIX(
      "Il y a plusieurs listes d'entités : écrivez liste#propriété.",
      "There are several entity lists: write list#property."),
  SAVE_TO_HASH(
      "save_to contient plus d'un « # » : écrivez liste#propriété.",
      "save_to contains more than one \"#\": write list#property."),
  SAVE_TO_TWICE(
      "La propriété « {0} » est déjà remplie par une autre question : gardez l'une des deux.",
      "The property \"{0}\" is already filled by another question: keep one of them."),
  INSTANCE_ID_OMITTED(
      "Un formulaire chiffré a besoin d'un instanceID : retirez omit_instanceID.",
      "An encrypted form needs an instanceID: remove omit_instanceID."),
  LANGUAGE_CODE(
      "La langue « {0} » n'a pas de code : écrivez-le entre parenthèses, comme dans « Français (fr) ».",
      "The language \"{0}\" has no code: write it in brackets, as in \"French (fr)\"."),
  TRANSLATION_MISSING(
      "Il manque des traductions : {0}. Ajoutez ces colonnes, sinon ces textes resteront vides dans cette langue.",
      "Translations are missing: {0}. Add these columns, or those texts stay empty in that language.");

  private final String french;
  private final String english;

  ProblemCode(String french, String english) {
    this.french = french;
    this.english = english;
  }

  String french() {
    return french;
  }

  String english() {
    return english;
  }
}
