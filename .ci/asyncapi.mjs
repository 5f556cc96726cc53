// Checks the description of the topics. Usage: node asyncapi.mjs FILE, in a directory with @asyncapi/parser.
import { Parser, fromFile } from '@asyncapi/parser';

const ERROR = 0;
const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
diagnostics
  .filter((one) => one.severity === ERROR)
  .forEach((one) => console.error(one.path.join('.'), one.message));
process.exit(document ? 0 : 1);
