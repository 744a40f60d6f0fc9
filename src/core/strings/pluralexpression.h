// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <vector>

namespace lineup {

// The expression that a Plural-Forms header gives for the index of a form: C's operators on whole numbers and
// the variable n. Bounded in length and depth; a division by zero has no value.
class PluralExpression
{
public:
    static constexpr qsizetype maxBytes = 1000;

    // Unset: this is no such expression.
    static std::optional<PluralExpression> parse(const QByteArray &text);

    std::optional<int64_t> value(int64_t n) const;

private:
    friend class PluralExpressionParser;
    enum class Op : uint8_t {
        Number,
        Variable,
        Not,
        Multiply,
        Divide,
        Modulo,
        Add,
        Subtract,
        Less,
        Greater,
        LessEqual,
        GreaterEqual,
        Equal,
        NotEqual,
        And,
        Or,
        Choose
    };
    struct Node
    {
        Op op = Op::Number;
        int64_t number = 0;
        int children[3] = { -1, -1, -1 };
    };

    static std::optional<int64_t> apply(Op op, int64_t a, int64_t b);

    std::vector<Node> m_nodes; // the last one is the root
};

} // namespace lineup
