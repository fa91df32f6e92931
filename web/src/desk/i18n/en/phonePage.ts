/** The page that links one phone. */
export default {
  'phonePage.print': 'Print',
  'phonePage.done': 'Done',
  'phonePage.once': 'This page is a key: hold it in front of the phone or print it now, it will not be shown again. A lost phone is revoked in the list.',
  'phonePage.halte': 'The Halte app',
  'phonePage.halte.help': 'To scan with the camera: the app opens, linked. Offline and encrypted: the best choice.',
  'phonePage.collect.help': 'In Collect: “Configure with QR code”, then scan this code. All is set. The address is only for phones without a camera.',
  'phonePage.kobo.help': 'In KoboCollect: Settings, Server, then these three lines.',
  'phonePage.server': 'Server address',
  'phonePage.name': 'User name',
  'phonePage.password': 'Password: the key of this phone',
  'phonePage.kobo.https': 'KoboCollect signs in over https only, and the address of this server is not https yet.',
  'phonePage.member': 'Phone of',
  'phonePage.nobody': 'Nobody: a shared phone',
  'phonePage.member.help': 'The phone will see the places of this person’s teams; they may revoke it themselves.',
}
