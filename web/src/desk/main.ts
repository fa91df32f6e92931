import '@fontsource-variable/source-serif-4/index.css'
import '@shared/tokens.css'
import './styles/desk.css'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n, startLanguage } from './i18n'
import { router } from './router'
import { applyTheme } from './state/theme'

applyTheme()
await i18n.use(startLanguage())
createApp(App).use(router).mount('#halte')
