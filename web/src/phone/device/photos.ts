const LONGEST_SIDE = 1600
const QUALITY = 0.8

/** The file is not a picture this browser can read. */
export class NotAPicture extends Error {
  constructor() {
    super('photo.unreadable')
  }
}

/**
 * Draws the picture anew at 1600 px at most and writes it as JPEG: position, camera and date of the original (EXIF) stay
 * behind, because only pixels cross the canvas.
 */
export async function shrink(original: Blob): Promise<File> {
  const picture = await createImageBitmap(original, { imageOrientation: 'from-image' }).catch(() => {
    throw new NotAPicture()
  })
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
  if (!small) throw new NotAPicture()
  return new File([small], 'photo.jpg', { type: 'image/jpeg' })
}
