import { collectionRoute } from '#components/pages/collection-route.tsx';

export const instant = false;

// The pages of every collection that has no folder of its own beside this one.
const route = collectionRoute();

export const generateMetadata = route.metadata;

export default route.Page;
