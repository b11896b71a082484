/** MUTU_EFFORT=full runs the long counts; anything else the short ones. */
export const isFull = process.env.MUTU_EFFORT === 'full';
