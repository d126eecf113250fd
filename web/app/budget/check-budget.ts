/** `node web/app/budget/check-budget.ts [dist]`: fails when the shell of a build is too heavy. `dist` defaults to var/web. */
import { SHELL_BUDGET, shellBytes } from './shell-bytes.ts';

const { total, files } = await shellBytes(process.argv[2] ?? 'var/web');
for (const { name, bytes } of files.slice(0, 12)) console.log(`${String(bytes).padStart(8)}  ${name}`);
console.log(`${String(total).padStart(8)}  in ${files.length} files, gzipped; the budget is ${SHELL_BUDGET}`);
if (total > SHELL_BUDGET) {
  console.error(`JavaScript before the globe is ${total - SHELL_BUDGET} bytes over its budget.`);
  process.exit(1);
}
