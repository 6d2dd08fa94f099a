/** What the build puts in the place of this name: the target that is run. */
declare module 'fuzz-target' {
  // A module that is only declared may not import by a relative name otherwise.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  export const target: import('../target').Target;
}
