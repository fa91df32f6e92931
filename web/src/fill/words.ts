import type { Language } from '@shared/i18n'

const FR = {
  from: 'Demandé par {organisation}',
  privacy: 'Sans compte. Rien ne reste sur cet appareil : si vous fermez la page, vos réponses sont perdues.',
  begin: 'Commencer',
  sending: 'Envoi en cours…',
  thanks: 'Merci, c’est envoyé.',
  once: 'Ce lien a servi : il est maintenant fermé. Vous pouvez fermer cette page.',
  again: 'Remplir une autre fois',
  retry: 'Pas encore envoyé',
  retryHelp: 'Le réseau ne répond pas. Vos réponses sont encore ici : gardez la page ouverte et réessayez.',
  kept: '{why} Vos réponses sont encore ici : gardez la page ouverte.',
  retryDo: 'Réessayer',
  closed: 'Ce lien est fermé',
  offline: 'Le serveur ne répond pas. Vérifiez le réseau, puis rechargez la page.',
  broken: 'Ce questionnaire ne s’ouvre pas dans ce navigateur. Essayez avec un autre, ou mettez celui-ci à jour.',
  large: 'Les photos sont trop lourdes : 25 Mo au plus en tout. Enlevez-en une.',
}

const WORDS: Record<Language, typeof FR> = {
  fr: FR,
  en: {
    from: 'Asked by {organisation}',
    privacy: 'No account. Nothing stays on this device: if you close the page, your answers are lost.',
    begin: 'Start',
    sending: 'Sending…',
    thanks: 'Thank you, it is sent.',
    once: 'This link has been used and is now closed. You can close this page.',
    again: 'Fill it in once more',
    retry: 'Not sent yet',
    retryHelp: 'The network does not answer. Your answers are still here: keep the page open and try again.',
    kept: '{why} Your answers are still here: keep the page open.',
    retryDo: 'Try again',
    closed: 'This link is closed',
    offline: 'The server does not answer. Check the network, then reload the page.',
    broken: 'This form does not open in this browser. Try another one, or update this one.',
    large: 'The photos are too large: 25 MB at most in all. Take one out.',
  },
  ar: {
    from: 'بطلب من {organisation}',
    privacy: 'بلا حساب. لا يبقى شيء على هذا الجهاز: إن أغلقت الصفحة ضاعت إجاباتك.',
    begin: 'ابدأ',
    sending: 'جارٍ الإرسال…',
    thanks: 'شكرا، تم الإرسال.',
    once: 'استُعمل هذا الرابط وأُغلق الآن. يمكنك إغلاق هذه الصفحة.',
    again: 'املأها مرة أخرى',
    retry: 'لم تُرسل بعد',
    retryHelp: 'الشبكة لا تجيب. إجاباتك ما زالت هنا: أبق الصفحة مفتوحة وأعد المحاولة.',
    kept: '{why} إجاباتك ما زالت هنا: أبق الصفحة مفتوحة.',
    retryDo: 'أعد المحاولة',
    closed: 'هذا الرابط مغلق',
    offline: 'الخادم لا يجيب. تحقق من الشبكة ثم أعد تحميل الصفحة.',
    broken: 'لا تفتح هذه الاستمارة في هذا المتصفح. جرب متصفحا آخر أو حدّث هذا.',
    large: 'الصور ثقيلة جدا: 25 ميغابايت على الأكثر. احذف واحدة.',
  },
}

/** The page's own words; those of questions and buttons are the phone app's. */
export const word = (language: Language, key: keyof typeof FR, values: Record<string, string> = {}) =>
  WORDS[language][key].replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all)
