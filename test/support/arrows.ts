/** Who may know whom: the arrows of the house. A layer may always import itself; `app` may import everything. */
import { type Import, layerOf, moduleOf } from './source.ts';

/** What draws a page; the portal and the desk share the kit. */
const page: readonly string[] = ['kernel', 'web'];

const arrows: Record<string, readonly string[]> = {
  kernel: [],
  law: ['kernel'],
  vocabulary: ['kernel', 'law'],
  modules: ['kernel', 'law', 'vocabulary'],
  reports: ['kernel', 'law', 'modules'],
  store: ['kernel'],
  api: ['kernel', 'reports', 'store'],
  web: page,
  portal: page,
  cli: ['kernel', 'reports', 'store', 'api'],
  demo: ['kernel', 'law', 'modules', 'reports', 'store'],
};

/** The typed ways out of a module reach the surface they replace a slot of; only `app` joins them in. */
const waysOut: Record<string, readonly string[]> = {
  'views.tsx': ['kernel', 'law', 'vocabulary', 'web'],
  'routes.ts': ['kernel', 'law', 'vocabulary', 'api', 'store'],
};

/** The shapes of what travels between server and page: the page may read them as types. */
const isContract = (path: string): boolean => path === 'src/api/contract.ts' || path.startsWith('src/api/contract/');

const fileName = (path: string): string => path.split('/').at(-1) ?? '';

function allowed(from: string): readonly string[] {
  return (moduleOf(from) && waysOut[fileName(from)]) || arrows[layerOf(from)] || [];
}

function intoModules(from: string, target: string, typeOnly: boolean): string | undefined {
  if (waysOut[fileName(target)]) return 'only app joins in views and routes';
  return layerOf(from) === 'reports' && !typeOnly ? 'reports take types of modules, values come through the registry' : undefined;
}

function reason(from: string, target: string, typeOnly: boolean): string | undefined {
  const [layer, other] = [layerOf(from), layerOf(target)];
  if (layer === other) return moduleOf(from) === moduleOf(target) ? undefined : 'a module never imports another module';
  if (isContract(target) && typeOnly && allowed(from) === page) return undefined;
  if (!allowed(from).includes(other)) return `${layer} may import only ${allowed(from).join(', ') || 'itself'}`;
  return other === 'modules' ? intoModules(from, target, typeOnly) : undefined;
}

/** Why an import may not be, as a sentence; undefined when it may. */
export function broken({ from, specifier, typeOnly, target }: Import): string | undefined {
  if (!target || layerOf(from) === 'app' || layerOf(target) === '') return undefined;
  const why = reason(from, target, typeOnly);
  return why && `${from} imports ${specifier}: ${why}`;
}
