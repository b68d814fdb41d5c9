/**
 * A lint rule: what is looked up by a text that somebody wrote is looked up in a Map,
 * or among an object's own properties by `own()`. `table[text]` also finds what every
 * object inherits, such as `constructor`, and then a user's word becomes a function.
 */
import { ESLintUtils } from '@typescript-eslint/utils';
import ts from 'typescript';

export const ownLookups = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { own: 'a text may be “constructor”: use a Map, own(), or a key of a known type' },
  },
  create(context) {
    const services = ESLintUtils.getParserServices(context);
    const checker = services.program.getTypeChecker();
    const parts = (type) => (type.isUnion() ? type.types : [type]);
    const isAnyText = (type) => parts(type).some(({ flags }) => (flags & ts.TypeFlags.String) !== 0);
    const isList = (type) =>
      parts(checker.getNonNullableType(type)).every(
        (one) => checker.isArrayType(one) || checker.isTupleType(one) || (one.flags & ts.TypeFlags.StringLike) !== 0,
      );
    const isWritten = (node) =>
      (node.parent.type === 'AssignmentExpression' && node.parent.left === node && node.parent.operator === '=') ||
      (node.parent.type === 'UnaryExpression' && node.parent.operator === 'delete');
    return {
      MemberExpression(node) {
        if (!node.computed || isWritten(node)) return;
        if (!isAnyText(services.getTypeAtLocation(node.property)) || isList(services.getTypeAtLocation(node.object)))
          return;
        context.report({ node, messageId: 'own' });
      },
      BinaryExpression(node) {
        if (node.operator === 'in' && isAnyText(services.getTypeAtLocation(node.left))) {
          context.report({ node, messageId: 'own' });
        }
      },
    };
  },
};
