/** A setting that cannot be used: one sentence, and the process ends with 1. */
export class ConfigRefusal extends Error {}
