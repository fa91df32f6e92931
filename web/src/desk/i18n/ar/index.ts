import type { Catalogue } from '@shared/i18n'
import admin from './admin'
import codes from './codes'
import desk from './desk'

const catalogue: Catalogue = { ...codes, ...desk, ...admin }
export default catalogue
