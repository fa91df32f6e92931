import type { Catalogue } from '@shared/i18n'
import admin from './admin'
import data from './data'
import codes from './codes'
import desk from './desk'
import formlife from './formlife'
import lists from './lists'
import phonePage from './phonePage'

const catalogue: Catalogue = { ...codes, ...data, ...desk, ...formlife, ...admin, ...lists, ...phonePage }
export default catalogue
