package org.halte.cli.xlsform;

/** What can be wrong with a line before its form is looked at, or in spite of it. */
enum BatchFault {
  LINE_NOT_JSON(
      "Cette ligne n'est pas un objet JSON : une ligne par formulaire, {\"id\",\"form_name\",\"md\"}.",
      "This line is no JSON object: one line per form, {\"id\",\"form_name\",\"md\"}."),
  LINE_WITHOUT_FORM(
      "Cette ligne n'a ni « md » (tableaux markdown) ni « sheets » (feuilles) : ajoutez l'un des deux.",
      "This line has neither \"md\" (markdown tables) nor \"sheets\": add one of them."),
  LINE_WRONG_TYPE(
      "Un champ de cette ligne n'a pas le type attendu : « md » et « form_name » sont des textes, « sheets » un objet nom de feuille → liste de lignes.",
      "A field of this line is not of the type expected: \"md\" and \"form_name\" are texts, \"sheets\" an object sheet name → list of rows."),
  LINE_TOO_LONG(
      "Cette ligne est trop longue : gardez seulement les lignes utiles du formulaire.",
      "This line is too long: keep only the rows of the form that you need."),
  COMPILER_FAILED(
      "Le compilateur s'est arrêté sur ce formulaire : c'est un défaut de Halte, signalez-le avec le formulaire.",
      "The compiler broke off on this form: this is a fault of Halte, report it with the form.");

  final String french;
  final String english;

  BatchFault(String french, String english) {
    this.french = french;
    this.english = english;
  }
}
