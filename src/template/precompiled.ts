/**
 * Templates that were compiled with the tool, by `templateKey`. None when it runs from
 * its source: `.config/compile.js` puts what `precompile` gives in place of this file.
 */
export const ready: Readonly<Record<string, TemplateSpecification>> = {};
