/** The page that links one phone. */
export default {
  'phonePage.print': 'Imprimer',
  'phonePage.done': 'Terminé',
  'phonePage.once': 'Cette page est une clé : montrez-la au téléphone ou imprimez-la maintenant, elle ne sera plus montrée. Un téléphone perdu se révoque dans la liste.',
  'phonePage.halte': 'L’application Halte',
  'phonePage.halte.help': 'À lire avec l’appareil photo : l’application s’ouvre, reliée. Hors ligne, chiffrée : le meilleur choix.',
  'phonePage.collect.help': 'Dans Collect : « Configurer avec un QR code », puis lire ce code. Tout est réglé. L’adresse ne sert que sans appareil photo.',
  'phonePage.kobo.help': 'Dans KoboCollect : Paramètres, Serveur, puis ces trois lignes.',
  'phonePage.server': 'Adresse du serveur',
  'phonePage.name': 'Nom d’utilisateur',
  'phonePage.password': 'Mot de passe : la clé de ce téléphone',
  'phonePage.kobo.https': 'KoboCollect ne s’identifie que sur une adresse https : celle de ce serveur ne l’est pas encore.',
  'phonePage.member': 'Téléphone de',
  'phonePage.nobody': 'Personne : un téléphone partagé',
  'phonePage.member.help': 'Le téléphone verra les lieux des équipes de cette personne, qui pourra le révoquer elle-même.',
}
