import '@shared/tokens.css'
import '../phone/phone.css'
import { linkSecret } from '@shared/api'
import { preferredLanguage } from '@shared/i18n'
import { createApp } from 'vue'
import { i18n } from '../phone/say'
import { warmUp } from '../phone/forms/engine'
import FillPage from './FillPage.vue'

/** The page behind a link: whoever holds it fills one form. Nothing is written on the device, which may be a shared one. */
async function start(): Promise<void> {
  warmUp()
  await i18n.use(preferredLanguage())
  createApp(FillPage, { token: linkSecret() }).mount('#halte')
}

/** Another link in the same page differs behind `#` alone, which loads nothing by itself. */
addEventListener('hashchange', () => location.reload())
void start()
