declare module 'virtual:country-names/*' {
  const names: Readonly<Record<string, string | undefined>>;
  export default names;
}
