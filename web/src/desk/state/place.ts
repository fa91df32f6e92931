import { ref, shallowRef } from 'vue'
import type { Place, Position } from '../model/types'

/** The place whose sheet is open; it may lie outside the selection, the map shows it all the same. */
export const openPlace = shallowRef<Place>()
/** Where the next new place will be. */
export const picked = ref<Position>()
