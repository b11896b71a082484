import fc from 'fast-check';

/** Property tests draw the same cases every time, so that a change is judged by what it changed; MUTU_SEED draws others. */
fc.configureGlobal({ seed: Number(process.env.MUTU_SEED ?? 20_261_124) });
