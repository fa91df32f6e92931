import '@shared/tokens.css'
import './phone.css'
import { createApp } from 'vue'
import App from './App.vue'
import { firstLanguage, followAddress, i18n, keepGoing, outbox, refresh, route } from './app'
import { device, wakeUp } from './device/device'
import { followIfAllowed } from './device/position'
import { warmUp } from './forms/engine'
import { followVersions } from './versions'

/** Opens what the phone holds, shows it, and only then looks for the network. */
async function start(): Promise<void> {
  followAddress()
  await Promise.all([firstLanguage().then(i18n.use), wakeUp()])
  createApp(App).mount('#halte')
  keepGoing()
  void followVersions(() => route.value[0] === 'fill' || route.value[0] === 'draft')
  if (!device.link) return
  await outbox.start()
  void followIfAllowed()
  void refresh()
  setTimeout(warmUp, 1_500)
}

void start()
