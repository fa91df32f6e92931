/** The page that links one phone. */
export default {
  'phonePage.print': 'طباعة',
  'phonePage.done': 'تم',
  'phonePage.once': 'هذه الصفحة مفتاح: اعرضها على الهاتف أو اطبعها الآن، فلن تظهر ثانية. يُلغى الهاتف المفقود من القائمة.',
  'phonePage.halte': 'تطبيق Halte',
  'phonePage.halte.help': 'يُقرأ بالكاميرا: يُفتح التطبيق مرتبطًا. يعمل دون شبكة ومشفّر: أفضل خيار.',
  'phonePage.collect.help': 'في Collect: «الإعداد برمز QR» ثم اقرأ هذا الرمز. كل شيء مضبوط. العنوان لهاتف بلا كاميرا فقط.',
  'phonePage.kobo.help': 'في KoboCollect: الإعدادات، الخادم، ثم هذه الأسطر الثلاثة.',
  'phonePage.server': 'عنوان الخادم',
  'phonePage.name': 'اسم المستخدم',
  'phonePage.password': 'كلمة المرور: مفتاح هذا الهاتف',
  'phonePage.kobo.https': 'لا يسجّل KoboCollect الدخول إلا عبر https، وعنوان هذا الخادم ليس كذلك بعد.',
  'phonePage.member': 'هاتف',
  'phonePage.nobody': 'لا أحد: هاتف مشترك',
  'phonePage.member.help': 'يرى الهاتف أماكن فرق هذا الشخص، ويمكنه إلغاؤه بنفسه.',
}
