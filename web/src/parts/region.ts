/** In which region's way numbers and times are written. */

/** Some browsers have languages that their own formatters do not take: en-US@posix. */
function canFormat(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}

/** Of the reader's languages the first that is this one: “en” alone would mean American dates to a reader in Europe. */
export const regionOf = (locale: string, languages: readonly string[] = navigator.languages): string =>
  languages.find((tag) => tag.startsWith(locale) && canFormat(tag)) ?? locale;
