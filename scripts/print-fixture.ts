import { argv } from 'node:process';
import { renderFixture } from '#tests/render-fixture.ts';

// Shows what the pipeline makes of fixture folders; a person judges it before it becomes an expectation.
for (const folder of argv.slice(2)) {
  const { output, problems } = renderFixture(folder);
  console.log(`${folder}\n\n${output}\n${JSON.stringify(problems, null, 2)}\n`);
}
